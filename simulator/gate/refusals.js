// @ts-check
'use strict';

/**
 * The shapes in which Mango refuses (§1.6). They differ between editions, so they are switches (§5.4-8):
 * `refusalStatus` the HTTP status, `refusalKey` the name of the code, `refusalFields` whether parameters are named.
 */

/** Codes that the reference prints under `code`; all others under `result` (§1.6, fixtures/responses.json #bad_sign, #bad_key, #not_post). */
const PRINTED_UNDER_CODE = new Set([3101, 3102, 3105]);

/**
 * @param {any} settings
 * @param {import('../types').Refusal} refusal
 * @returns {import('../types').Reply}
 */
function refusalReply(settings, refusal) {
	const { code, fields } = refusal;
	const name =
		settings.refusalKey === 'printed' ? (PRINTED_UNDER_CODE.has(code) ? 'code' : 'result') : settings.refusalKey;
	const status = code === 3105 ? settings.wrongKeyStatus : code >= 3000 && code < 4000 ? settings.refusalStatus : 200;
	return { status, json: { [name]: code, ...(fields ? { fields } : {}) }, refusal };
}

/**
 * One wrong parameter: its own code, as was seen live (`{"result":3103}`). Several: 3100 with `fields`, as §1.6 prints it.
 * @param {any} settings
 * @param {Array<{ field: string, code: number, text: string }>} problems
 * @param {string} section
 * @returns {import('../types').Refusal}
 */
function parameterRefusal(settings, problems, section) {
	const fields = Object.fromEntries(problems.map(({ field, code }) => [field, code]));
	const text = problems.map((problem) => problem.text).join('; ');
	const named = settings.refusalFields === 'always' || (settings.refusalFields === 'auto' && problems.length > 1);
	return named
		? { code: 3100, text, section, fields, confidence: 'B' }
		: { code: problems[0].code, text, section, confidence: 'A' };
}

/** §1.6 and fixtures/responses.json #rate_limit: word for word, "Service Unavailable" included. */
const RATE_LIMITED = Object.freeze({
	name: 'Service Unavailable',
	message: 'Rate limit exceeded.',
	code: 0,
	status: 429,
});

module.exports = { parameterRefusal, RATE_LIMITED, refusalReply };

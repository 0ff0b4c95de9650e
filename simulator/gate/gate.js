// @ts-check
'use strict';

/**
 * The door to Mango's API: every request is judged here and leaves with a verdict in the journal.
 * Order of the rules (C, the reference tells none): block, path, POST, form, key, signature, JSON, rate, services, parameters.
 */

const { guessSignatureMistake, signatureOf } = require('../secrets');
const { excerpt, readable } = require('../journal');
const { readBody } = require('../http');
const { readForm, readMultipart } = require('./form');
const { checkParameters } = require('./parameters');
const { parameterRefusal, RATE_LIMITED, refusalReply } = require('./refusals');
const { logRequest } = require('./log');
const { delay, replyOfFault, send } = require('./send');
const { serviceRefusal } = require('./services');
const { findMethod, nearestPath } = require('../methods');
const { runCommand } = require('../webhooks/commands');

/** §1.6: 413 for a request that is too large; the limit itself is not printed. */
const MAX_BODY = 4_000_000;

/**
 * @typedef {{ verdict: string, reply: import('../types').Reply, method?: import('../types').Method, params?: any, notes?: string[], json?: string | null, rule?: string, section?: string, code?: number }} Judgement
 */

/**
 * @param {any} pbx
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {{ base: string, path: string }} address
 */
async function serveMethod(pbx, request, response, address) {
	const began = performance.now();
	const name = address.base === 'vpbx' ? address.path : `/${address.base}/${address.path}`;
	pbx.clock.due();
	const limit = findMethod(address.base, address.path, true).method?.maxBody ?? MAX_BODY;
	const body = await readBody(request, limit);
	const fault = pbx.faults.take(name);
	const answers = await delay(fault, pbx.signal());
	const replaced = replyOfFault(fault);
	const form = body && (isMultipart(request) ? readMultipart(request, body) : readForm(request, body));
	pbx.witness(form?.sign ?? null);
	/** @type {Judgement} */
	const judged = replaced
		? { verdict: 'fault', reply: replaced, json: form?.json ?? null, rule: `fault ${fault.kind}` }
		: await judge(pbx, request, address, name, body);
	const sent = answers ? send(response, judged.reply, fault) : { status: null, body: '', uuid: null };
	const refusal = judged.reply.refusal;
	logRequest(pbx, request, began, {
		path: `/${address.base}/${address.path}`,
		method: name,
		verdict: judged.verdict,
		code: refusal?.code ?? null,
		rule: refusal?.text ?? judged.rule ?? null,
		section: refusal?.section ?? judged.section ?? judged.method?.section ?? null,
		confidence: refusal?.confidence ?? judged.method?.confidence ?? null,
		notes: judged.notes ?? [],
		fault: fault?.kind ?? null,
		status: sent.status,
		reply: excerpt(sent.body),
		uuid: sent.uuid,
		...readable(judged.json),
	});
	// After the answer, as Mango does: the reply says "accepted", the outcome is a webhook (§2.1).
	if (judged.method?.command && judged.params) pbx.track(runCommand(pbx, judged.method, judged.params));
}

/**
 * @param {any} pbx
 * @param {import('node:http').IncomingMessage} request
 * @param {{ base: string, path: string }} address
 * @param {string} name
 * @param {Buffer | null} body
 * @returns {Promise<Judgement>}
 */
async function judge(pbx, request, address, name, body) {
	const { settings } = pbx;
	const blocked = settings.guard === 'on' ? pbx.guard.remaining() : 0;
	if (blocked > 0) {
		return {
			verdict: 'blocked',
			reply: { status: 401, text: '' },
			rule: `blocked after two invalid requests, ${Math.ceil(blocked / 1000)} s left`,
			section: '§1.8',
		};
	}
	const { method, notes } = findMethod(address.base, address.path, settings.trailingSlash === 'tolerated');
	if (!method) {
		const near = nearestPath(name);
		const json = { name: 'Not Found', message: 'Page not found.', code: 0, status: 404 };
		return {
			verdict: 'unknown',
			reply: { status: 404, json },
			rule: `no such path in the reference${near ? `; did you mean ${near}?` : ''}`,
			section: '§2',
		};
	}
	if (body === null)
		return {
			verdict: 'refused',
			method,
			reply: { status: 413, text: '' },
			rule: `the request is larger than ${method.maxBody ?? MAX_BODY} bytes`,
			section: '§1.6',
		};

	/** @param {import('../types').Refusal} refusal @param {Partial<Judgement>} [more] @returns {Judgement} */
	const refuse = (refusal, more = {}) => {
		if (settings.guard === 'on' && refusal.code >= 3000 && refusal.code < 4000) pbx.guard.invalid();
		return { verdict: 'refused', method, notes, reply: refusalReply(settings, refusal), ...more };
	};

	if (request.method !== 'POST')
		return refuse({ code: 3101, text: `the method is ${request.method}, not POST`, section: '§1.1', confidence: 'A' });
	const form = method.multipart || isMultipart(request) ? readMultipart(request, body) : readForm(request, body);
	notes.push(...form.notes);
	if (!method.multipart && isMultipart(request)) notes.push(MULTIPART_NOTE);
	const pair = pbx.state.credentials;
	const refusal = formRefusal(pair, form, method.multipart);
	if (refusal) return refuse(refusal, { json: form.json });

	const json = /** @type {string} */ (form.json);
	const params = parsed(json);
	if (params === undefined)
		return refuse({ code: 3400, text: 'the json field is not valid JSON', section: '§5.3', confidence: 'A' }, { json });
	if (params === null || typeof params !== 'object' || Array.isArray(params)) {
		return refuse(
			{ code: 3100, text: 'the json field must hold an object', section: '§1.2', confidence: 'C' },
			{ json },
		);
	}
	if (settings.rates === 'on' && !pbx.rates.take(name, method.rate)) {
		return {
			verdict: 'limited',
			method,
			notes,
			json,
			// §1.7: the contact centre says it by a code.
			reply: address.base === 'cc' ? { json: { result: 5008 } } : { status: 429, json: RATE_LIMITED },
			rule: 'too many requests for this method',
			section: '§1.7',
		};
	}
	// What the PBX does not have is told before what is wrong with the request (C).
	const lacking = serviceRefusal(settings, method);
	if (lacking) return refuse(lacking, { json });
	const { problems, notes: remarks } = checkParameters(method.parameters, params);
	notes.push(...remarks.filter((remark) => !(method.open && remark.startsWith('unknown parameter'))));
	if (problems.length) return refuse(parameterRefusal(settings, problems, method.section), { json });
	const extra = { headers: request.headers, file: form.file };
	const wrong = method.check?.(pbx, params, extra);
	if (wrong) return refuse(wrong, { json });
	/** @type {import('../types').Reply} */
	const reply = method.command
		? { json: { result: 1000 } }
		: ((await method.handler?.(pbx, params, extra)) ?? { json: { result: 1000 } });
	notes.push(...(reply.notes ?? []));
	const verdict = reply.refusal ? 'refused' : notes.length ? 'noted' : 'accepted';
	return { verdict, method, params, notes, json, reply };
}

/** A widely used client (BOB, §0.2) posts every method as multipart, and works with the real PBX (B). */
const MULTIPART_NOTE = 'sent as multipart/form-data; the manual says application/x-www-form-urlencoded';

/** @param {import('node:http').IncomingMessage} request */
const isMultipart = (request) => /^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '');

/**
 * §1.2-1.4: three fields, the key before the signature (a wrong key cannot have a right signature).
 * @param {import('../types').Credentials} pair
 * @param {import('./form').Form} form
 * @param {boolean} [multipart]
 * @returns {import('../types').Refusal | null}
 */
function formRefusal(pair, form, multipart = false) {
	const type = multipart ? 'multipart/form-data' : 'application/x-www-form-urlencoded';
	if (!form.isForm) return { code: 3103, text: `the body is not ${type}`, section: '§1.1', confidence: 'C' };
	const absent = [!form.key && 'vpbx_api_key', !form.sign && 'sign', !form.json && 'json'].filter(Boolean);
	if (absent.length)
		return { code: 3103, text: `form field missing: ${absent.join(', ')}`, section: '§1.2', confidence: 'C' };
	if (form.key !== pair.apiKey)
		return { code: 3105, text: 'the key is not the code of this PBX', section: '§1.6', confidence: 'A' };
	const { json, sign } = form;
	if (json === null || sign === null || sign === signatureOf(pair, json)) return null;
	const guess = guessSignatureMistake(pair, json, sign);
	return {
		code: 3102,
		text: `the signature does not match${guess ? `: ${guess}` : ''}`,
		section: '§1.3',
		confidence: 'A',
	};
}

/** @param {string} json @returns {any} undefined when it is not JSON */
function parsed(json) {
	try {
		return JSON.parse(json);
	} catch {
		return undefined;
	}
}

module.exports = { serveMethod };

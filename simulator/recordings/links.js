// @ts-check
'use strict';

/** Recording links by GET, §1.5. */

const { logRequest } = require('../gate/log');
const { delay, LOGIN_PAGE, replyOfFault, send } = require('../gate/send');
const { linkSignatureOf } = require('../secrets');
const { RATE_LIMITED } = require('../gate/refusals');
const { redirectToFile } = require('./files');

const LINK = 'queries/recording/link';

/**
 * `…/link/{id}/{action}/{key}/{timestamp}/{sign}`: read from the end, since an unencoded id may hold slashes.
 * @param {string} rest the path after `queries/recording/`
 */
function parseLink(rest) {
	const parts = rest.split('/');
	if (parts[0] === 'issa' && parts.length >= 3)
		return { kind: 'issa', recordingId: decoded(parts.slice(1, -1).join('/')), action: parts[parts.length - 1] };
	if (parts[0] !== 'link' || parts.length < 6) return null;
	const [action, key, timestamp, sign] = parts.slice(-4).map(decoded);
	return { kind: 'link', recordingId: decoded(parts.slice(1, -4).join('/')), action, key, timestamp, sign };
}

/** @param {string} text */
function decoded(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/**
 * @param {any} pbx
 * @param {any} link
 * @returns {string | null} why the link is refused
 */
function linkProblem(pbx, link) {
	const { settings, state, clock } = pbx;
	if (settings.recordingLinks === 'off') return 'links are off in the cabinet (§4.1)';
	if (link.key !== state.credentials.apiKey) return 'the key is not the code of this PBX';
	if (link.sign !== linkSignatureOf(state.credentials, link.timestamp, link.recordingId))
		return 'the signature does not match: sha256(key + timestamp + recording id + salt)';
	if (!/^\d+$/.test(link.timestamp)) return 'the timestamp is not unix seconds';
	// §5.4-7: read as UTC+3, a link of less than three hours has expired before it was made.
	const now = clock.now() / 1000 + (settings.linkExpiryZone === 'moscow' ? 3 * 3600 : 0);
	if (Number(link.timestamp) <= now) return 'the link has expired';
	return ['download', 'play'].includes(link.action) ? null : 'the action must be download or play';
}

/**
 * @param {any} pbx
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {string} rest raw path after `/vpbx/queries/recording/`
 * @returns {Promise<boolean>} false when this is not a link at all
 */
async function serveLink(pbx, request, response, rest) {
	const link = parseLink(rest);
	if (!link) return false;
	const began = performance.now();
	const fault = pbx.faults.take(LINK);
	const answers = await delay(fault, pbx.signal());
	const replaced = replyOfFault(fault);
	const { reply, verdict, rule } = replaced
		? { reply: replaced, verdict: 'fault', rule: `fault ${fault.kind}` }
		: judgeLink(pbx, link);
	const sent = answers ? send(response, reply, fault) : { status: null, uuid: null };
	logRequest(pbx, request, began, {
		// Key and signature are part of the address: they are not written down.
		path: `/vpbx/queries/recording/${link.kind}/${link.recordingId}/${link.action}${link.kind === 'link' ? `/‹key›/${link.timestamp}/‹sign›` : ''}`,
		method: LINK,
		verdict,
		code: reply.refusal?.code ?? null,
		rule: reply.refusal?.text ?? rule,
		section: '§1.5',
		confidence: 'A',
		fault: fault?.kind ?? null,
		status: sent.status,
		reply: reply.headers?.Location ? 'a temporary file address' : '',
		uuid: sent.uuid,
	});
	return true;
}

/**
 * @param {any} pbx
 * @param {any} link
 * @returns {{ reply: import('../types').Reply, verdict: string, rule: string | null }}
 */
function judgeLink(pbx, link) {
	if (pbx.settings.guard === 'on' && pbx.guard.remaining() > 0)
		return { reply: { status: 401, text: '' }, verdict: 'blocked', rule: 'blocked after two invalid requests (§1.8)' };
	if (pbx.settings.rates === 'on' && !pbx.rates.take(LINK, { max: 10, per: 1000, key: 'recordings' })) {
		return {
			reply: { status: 429, json: RATE_LIMITED },
			verdict: 'limited',
			rule: 'too many requests for recordings (§1.7)',
		};
	}
	if (link.kind === 'issa')
		return { reply: { status: 200, text: LOGIN_PAGE }, verdict: 'accepted', rule: 'leads to the cabinet login' };
	const problem = linkProblem(pbx, link);
	// §1.5: what a wrong or expired link shows is a page, not JSON.
	if (problem)
		return { reply: { status: pbx.settings.linkRefusalStatus, text: LOGIN_PAGE }, verdict: 'refused', rule: problem };
	const reply = redirectToFile(pbx, link.recordingId, link.action, LINK);
	return { reply, verdict: reply.refusal ? 'refused' : 'accepted', rule: null };
}

module.exports = { serveLink };

// @ts-check

/** One readable line for an event. */

/** @param {any} party */
const name = (party) => party?.extension || String(party?.number ?? '').replace(/^sip:/, '') || 'hidden';

/** @param {any} json */
const seconds = (json) => Number(json.end_time) - Number(json.talk_time);

/** @type {Record<string, (json: any) => string>} */
const BY_PATH = {
	ping: () => 'connection check',
	'events/call': (json) =>
		`${json.call_state} · ${PLACES[json.location] ?? json.location} · ${name(json.from)} → ${name(json.to)}`,
	'events/summary': (json) =>
		(Number(json.talk_time) > 0
			? `talked ${seconds(json)} s`
			: Number(json.entry_result)
				? 'ended without a talk'
				: (DIRECTIONS[json.call_direction] ?? 'no talk')) +
		` · ${name(json.from)} → ${name(json.to)} · ${json.disconnect_reason}`,
	'events/recording': (json) => `recording ${String(json.recording_state).toLowerCase()}`,
	'events/record/added': () => 'the file is in the store',
	'events/record/tagged': () => 'topics were recognised',
	'events/dtmf': (json) => `key ${json.dtmf}`,
	'events/sms': (json) => (Number(json.reason) === 1000 ? 'delivered' : `not delivered (${json.reason})`),
	'events/user/status_changed': (json) => `employee ${json.abonent_id}: status ${json.status}`,
	'events/user/session_end': (json) => `session ended (${json.result})`,
	'events/recognized/offline': (json) => `request ${json.request_id}`,
};

/** @type {Record<string, string>} */
const PLACES = { ivr: 'menu', queue: 'queue', abonent: 'phone' };
/** @type {Record<string, string>} */
const DIRECTIONS = { 0: 'internal, no talk', 1: 'missed', 2: 'not reached' };

/** What a user can do about an event that n8n did not take. @param {{ status: number | null, error: string | null }} delivery */
export function hintFor({ status, error }) {
	if (status === 404) return 'Nobody listens there. With the Test URL press Execute step in the trigger first; with the Production URL publish the workflow.';
	if (error === 'ECONNREFUSED') return 'Is n8n running at this address?';
	return '';
}

/**
 * @param {string} path
 * @param {any} json
 */
export function describe(path, json) {
	try {
		if (Object.hasOwn(BY_PATH, path)) return BY_PATH[path](json);
		if (path.startsWith('result/stat')) return `key ${json.key}`;
		if (path.startsWith('result/')) return Number(json.result) === 1000 ? 'done (1000)' : `not done (${json.result})`;
		return json?.action ? `${json.action}` : '';
	} catch {
		return '';
	}
}

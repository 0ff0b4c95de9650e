// @ts-check

import { api } from './api.js';
import { byId, el } from './dom.js';

/** Contents of the three tabs. */

/** @param {any[]} scenarios @param {(name: string) => void} play */
export function showScenarios(scenarios, play) {
	const groups = [...new Set(scenarios.map(({ group }) => group))];
	byId('scenarios').replaceChildren(
		...groups.map((group) =>
			el(
				'section.group',
				{},
				el('h3', {}, group),
				el(
					'div.buttons',
					{},
					...scenarios
						.filter((scenario) => scenario.group === group)
						.map(({ name, title, about }) =>
							el(
								'button.scenario',
								{ type: 'button', title: name, onclick: () => play(name) },
								el('strong', {}, title),
								el('span', {}, about),
							),
						),
				),
			),
		),
	);
}

/** Each switch is one lasting fault. @type {Array<{ title: string, about: string, fault: any }>} */
const TROUBLES = [
	{ title: 'Slow', about: 'Answers take three seconds', fault: { kind: 'slow', ms: 3000 } },
	{ title: 'Rate limit', about: '429 without Retry-After', fault: { kind: '429' } },
	{ title: 'Rate limit, wait 5 s', about: '429 with Retry-After', fault: { kind: '429-retry-after', seconds: 5 } },
	{ title: 'Overloaded', about: '503', fault: { kind: '503' } },
	{ title: 'Connection lost before', about: 'Nothing was done', fault: { kind: 'drop-before' } },
	{ title: 'Connection lost after', about: 'It was done, the answer is lost', fault: { kind: 'drop-after' } },
	{ title: 'HTML page', about: 'A login page with status 200', fault: { kind: 'html' } },
	{ title: 'Half an answer', about: 'JSON that breaks off', fault: { kind: 'truncate' } },
	{ title: 'Recordings not ready', about: '404 with code 3320', fault: { kind: 'notReady' } },
	{ title: 'Recordings elsewhere', about: 'A redirect to a foreign host', fault: { kind: 'redirectElsewhere' } },
	{ title: 'HTML instead of audio', about: 'The file is a page', fault: { kind: 'html', method: 'files' } },
	{ title: 'No money', about: 'Commands end with 2240', fault: { kind: 'result', code: 2240 } },
	{ title: 'SMS lost', about: 'Delivery report 4391', fault: { kind: 'smsReason', code: 4391 } },
];

/** @param {any} fault @param {any} wanted */
const isSame = (fault, wanted) =>
	fault.left === null &&
	Object.entries(wanted).every(([name, value]) => fault[name] === value) &&
	(fault.method ?? undefined) === wanted.method;

/** @param {any[]} active @param {() => void} changed */
export function showFaults(active, changed) {
	byId('faults').replaceChildren(
		...TROUBLES.map(({ title, about, fault }) => {
			const on = active.find((candidate) => isSame(candidate, fault));
			const toggle = async () => {
				await api('faults', on ? { clear: on.id } : fault);
				changed();
			};
			return el(
				'label.switch',
				{},
				el('input', { type: 'checkbox', role: 'switch', checked: Boolean(on), onchange: toggle }),
				el('span.switch-text', {}, el('strong', {}, title), el('span', {}, about)),
			);
		}),
	);
}

/** Calls that were stopped on their way, and what can be done with them. @param {any} overview @param {() => void} changed */
export function showLive({ held }, changed) {
	/** @param {number} id @param {string} action */
	const act = (id, action) => async () => {
		await api(`calls/${id}/${action}`, {});
		changed();
	};
	byId('live').replaceChildren(
		...held.map((/** @type {any} */ { id, scenario }) =>
			el(
				'div.live',
				{},
				el('span.pulse', { 'aria-hidden': 'true' }),
				el('span.live-name', {}, `Live: ${scenario}`),
				el('button.small', { type: 'button', onclick: act(id, 'finish') }, 'Let it end'),
				el('button.small.danger', { type: 'button', onclick: act(id, 'hangup') }, 'Hang up'),
			),
		),
	);
}

/** 32 characters, lower-case letters and digits, as in the cabinet (§1.2). */
const secret = () =>
	Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => (byte % 36).toString(36)).join('');

/** @param {any} state @param {any} overview @param {() => void} changed */
export function showPbx({ employees, groups, lines, balance, recordingCount }, { sms, commands, clock }, changed) {
	/** @param {string} title @param {string} path @param {() => any} body */
	const action = (title, path, body) =>
		el('button.small', { type: 'button', onclick: async () => (await api(path, body()), changed()) }, title);
	/** @param {string} title @param {Node[]} rows */
	const table = (title, rows) =>
		el(
			'section.group',
			{},
			el('h3', {}, title),
			rows.length ? el('table', {}, el('tbody', {}, ...rows)) : el('p.fine', {}, 'None yet.'),
		);
	/** @param {...any} cells */
	const row = (...cells) => el('tr', {}, ...cells.map((cell) => el('td', {}, String(cell))));
	byId('extensions').replaceChildren(
		...[...employees, ...groups]
			.filter(({ extension }) => extension)
			.map(({ extension, name }) => el('option', { value: extension, label: `${extension} ${name}` })),
	);
	byId('lines').replaceChildren(
		...lines.map((/** @type {any} */ { number, name }) => el('option', { value: number, label: name })),
	);
	byId('pbx').replaceChildren(
		table(
			'SMS sent by n8n',
			sms
				.slice(-10)
				.reverse()
				.map((/** @type {any} */ { to, text, reason }) => row(to, text, reason === 1000 ? 'delivered' : reason)),
		),
		table(
			'Commands from n8n',
			commands
				.slice(-10)
				.reverse()
				.map((/** @type {any} */ { method, params, result }) =>
					row(method.replace('commands/', ''), params.to_number ?? params.to ?? params.call_id ?? '', result),
				),
		),
		table(
			'Employees',
			employees.map((/** @type {any} */ { extension, name, department }) => row(extension || '–', name, department)),
		),
		table(
			'Groups',
			groups.map((/** @type {any} */ { extension, name, operators }) =>
				row(extension, name, `${operators.length} people`),
			),
		),
		table(
			'Lines',
			lines.map((/** @type {any} */ { number, name, region }) => row(number.replace('sip:', ''), name, region)),
		),
		table('The rest', [
			row('Balance', `${balance.amount} ${balance.currency}`),
			row('Recordings', recordingCount),
			row('Clock', clock.iso.slice(0, 19).replace('T', ' ') + ' UTC'),
		]),
		el(
			'div.actions',
			{},
			action('Clock + 2 min', 'clock', () => ({ advance: 120_000 })),
			action('Clock + 1 day', 'clock', () => ({ advance: 86_400_000 })),
			action('Generate new key and salt', 'credentials', () => ({ apiKey: secret(), apiSalt: secret() })),
		),
	);
}

// @ts-check
'use strict';

const { userCrm } = require('./userCrm');

/**
 * A CRM with contacts, deals and calls at https://crm.example.org/api. Like real ones it compares phones as texts, in
 * whatever writing they were typed in, and knows nothing of a number's other writings.
 */
function salesCrm() {
	/** @type {any[]} */
	const contacts = [];
	/** @type {any[]} */
	const deals = [];
	/** @type {Map<string, any>} */
	const calls = new Map();
	/** @type {{ down?: string, slowMs?: number }} */
	const trouble = {};
	let made = 0;

	/** @param {any[]} rows @param {any} json @returns {any} the new row */
	const add = (rows, json) => {
		made += 1;
		const row = { id: made, createdAt: new Date(Date.UTC(2026, 5, 21, 0, 0, made)).toISOString(), ...json };
		rows.push(row);
		return row;
	};
	/** @param {URLSearchParams} query @param {string} name @returns {string[]} */
	const list = (query, name) => (query.get(name) ?? '').split(',');

	const service = userCrm(({ method, path, json }) => {
		const { pathname, searchParams: query } = new URL(path, 'https://crm.example.org');
		const asked = `${method} ${pathname}`;
		if (trouble.down && asked.startsWith(trouble.down)) return { status: 503, json: { message: 'Down for a while' } };
		const afterMs = trouble.slowMs ?? 0;
		if (asked === 'GET /api/contacts') return { afterMs, json: { contacts: contacts.filter(({ phone }) => list(query, 'phone').includes(phone)) } };
		if (asked === 'POST /api/contacts') return { status: 201, json: add(contacts, json) };
		if (asked === 'POST /api/deals') return { status: 201, json: add(deals, { status: 'open', ...json }) };
		if (asked === 'GET /api/deals') {
			const wanted = list(query, 'contactId');
			return { json: { deals: deals.filter((deal) => wanted.includes(String(deal.contactId)) && deal.status === query.get('status')) } };
		}
		const entry = /^\/api\/calls\/([^/]+)$/.exec(pathname)?.[1];
		if (method !== 'PUT' || !entry) return null;
		calls.set(decodeURIComponent(entry), json);
		return { json: { id: calls.size } };
	});
	return {
		...service,
		contacts,
		deals,
		/** Logged calls by their `entryId`, oldest first. */
		calls,
		/** @param {object} contact @returns {any} */
		addContact: (contact) => add(contacts, contact),
		/** @param {object} deal @returns {any} */
		addDeal: (deal) => add(deals, { status: 'open', ...deal }),
		/** Answers 503 to requests that begin so, e.g. `PUT /api/calls`; an empty text ends it. @param {string} requests */
		breakDown: (requests) => {
			trouble.down = requests;
		},
		/** @param {number} ms how long a search for a contact takes from now on */
		slowDown: (ms) => {
			trouble.slowMs = ms;
		},
	};
}

module.exports = { salesCrm };

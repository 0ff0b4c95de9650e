// @ts-check

import { describe } from './describe.js';
import { byId, el, jsonView } from './dom.js';

/** Rows kept on the page; the simulator keeps more. */
const MAX_ROWS = 400;

/** @param {string} iso */
const time = (iso) => new Date(iso).toLocaleTimeString([], { hour12: false });

/** @param {any} entry */
function deliveryBadge({ status, error }) {
	if (error) return el('span.badge.bad', {}, error);
	return el(`span.badge.${status === 200 ? 'good' : status < 400 ? 'warn' : 'bad'}`, {}, String(status));
}

/** @param {any} entry */
function deliveryRow(entry) {
	const { path, sign, leaks, json, jsonText, note, reply, ms, at } = entry;
	const summary = el(
		'summary',
		{},
		el('span.row-main', {}, el('span.path', {}, path), deliveryBadge(entry)),
		el(
			'span.row-sub',
			{},
			el('span.what', {}, json === undefined ? (sign === 'empty' ? 'empty form' : 'not JSON') : describe(path, json)),
			el('span.ms', {}, `${ms} ms`),
		),
		sign !== 'valid' && sign !== 'empty' && el('span.flag.warn', {}, `signature: ${sign}`),
		leaks.length > 0 && el('span.flag.bad', {}, `The answer tells the ${leaks.join(' and the ')}`),
	);
	return el(
		'details.entry',
		{},
		summary,
		el(
			'div.entry-body',
			{},
			note && el('p.note', {}, note),
			json === undefined && !jsonText
				? el('p.note', {}, 'No fields in the form.')
				: jsonView(json === undefined ? jsonText : json),
			reply && el('div', {}, el('h4', {}, 'Answer'), el('pre.json', {}, reply)),
			el('p.fine', {}, `${time(at)} · signature ${sign}`),
		),
	);
}

/** Verdicts and their colours. @type {Record<string, string>} */
const VERDICTS = {
	accepted: 'good',
	noted: 'warn',
	limited: 'warn',
	refused: 'bad',
	blocked: 'bad',
	unknown: 'bad',
	fault: 'odd',
};

/** @param {any} entry */
function requestRow(entry) {
	const {
		method,
		path,
		httpMethod,
		verdict,
		code,
		rule,
		section,
		confidence,
		notes,
		json,
		jsonText,
		status,
		reply,
		ms,
		uuid,
		fault,
		at,
	} = entry;
	const why = [rule, ...notes].filter(Boolean).join('; ');
	const summary = el(
		'summary',
		{},
		el(
			'span.row-main',
			{},
			el('span.path', {}, method),
			el(`span.badge.${VERDICTS[verdict] ?? 'warn'}`, {}, code ? `${verdict} ${code}` : verdict),
		),
		el(
			'span.row-sub',
			{},
			el('span.what', {}, why || 'signature and parameters are right'),
			el('span.ms', {}, `${status ?? 'no answer'} · ${ms} ms`),
		),
		fault && verdict !== 'fault' && el('span.flag.odd', {}, `fault: ${fault}`),
	);
	return el(
		'details.entry',
		{},
		summary,
		el(
			'div.entry-body',
			{},
			json !== undefined || jsonText ? jsonView(json === undefined ? jsonText : json) : null,
			reply && el('div', {}, el('h4', {}, 'Answer'), jsonView(reply)),
			el(
				'p.fine',
				{},
				[
					`${time(at)}`,
					`${httpMethod} ${path}`,
					section && `rule ${section}${confidence ? `, confidence ${confidence}` : ''}`,
					uuid && `X-Uuid ${uuid}`,
				]
					.filter(Boolean)
					.join(' · '),
			),
		),
	);
}

/**
 * @param {'deliveries' | 'requests'} name
 * @param {(entry: any) => HTMLElement} render
 * @param {(entry: any) => { text: string | null, of: unknown }} headingOf rows of one cause stand under one heading; `of` tells causes of one name apart
 */
function createLog(name, render, headingOf) {
	const list = byId(name);
	const empty = byId(`${name}-empty`);
	const count = byId(`count-${name}`);
	let heading = '';
	let unseen = 0;
	let lastId = 0;

	const clear = () => {
		list.replaceChildren();
		empty.hidden = false;
		heading = '';
	};
	byId(`clear-${name}`).addEventListener('click', clear);
	clear();

	return {
		clear,
		/** Entries count from 1 again. */
		restart() {
			lastId = 0;
			clear();
		},
		/** @param {any} entry */
		add(entry) {
			if (entry.id <= lastId) return;
			lastId = entry.id;
			// Follow the newest only when the reader is at the end anyway.
			const follows = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
			const { text, of } = headingOf(entry);
			const wanted = `${text} ${of}`;
			if (wanted !== heading && text)
				list.append(
					el('li.heading', {}, el('span', {}, text), name === 'deliveries' && el('time', {}, time(entry.at))),
				);
			heading = wanted;
			list.append(el('li', {}, render(entry)));
			while (list.children.length > MAX_ROWS) list.firstChild.remove();
			empty.hidden = true;
			if (document.body.dataset.view !== name) count.textContent = String(++unseen);
			if (follows) list.scrollTop = list.scrollHeight;
		},
		seen() {
			unseen = 0;
			count.textContent = '';
			list.scrollTop = list.scrollHeight;
			// On a narrow screen the page scrolls, not the list.
			window.scrollTo(0, document.body.scrollHeight);
		},
	};
}

/** @param {any} entry */
const minute = ({ at }) => new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hour12: false });

export const logs = {
	deliveries: createLog('deliveries', deliveryRow, ({ cause, play }) => ({ text: cause, of: play })),
	requests: createLog('requests', requestRow, (entry) => ({ text: minute(entry), of: null })),
};

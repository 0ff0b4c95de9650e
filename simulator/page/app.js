// @ts-check

import { api } from './api.js';
import { hintFor } from './describe.js';
import { byId, el } from './dom.js';
import { logs } from './logs.js';
import { showFaults, showLive, showPbx, showScenarios } from './panels.js';

/** Keeps the page and the simulator in step. */

let refreshTimer = 0;

/** Many events arrive together; the overview is read once after them. */
function refreshSoon() {
	clearTimeout(refreshTimer);
	refreshTimer = window.setTimeout(refresh, 150);
}

async function refresh() {
	const [overview, state] = await Promise.all([api(''), api('state')]);
	if (!overview || !state) return;
	showCredentials(overview);
	showPills(overview);
	showFaults(overview.faults, refresh);
	showLive(overview, refresh);
	showPbx(state, overview, refresh);
	// The block counts down by itself; nothing arrives meanwhile.
	if (overview.blockedForMs > 0) refreshTimer = window.setTimeout(refresh, 1000);
	showTarget(overview.target ?? '');
}

/** The address as the simulator has it. */
let storedTarget = '';

/** What somebody has typed or pasted stays, until it is stored. @param {string} target */
function showTarget(target) {
	const field = byId('target');
	if (document.activeElement !== field && field.value.trim() === storedTarget) field.value = target;
	storedTarget = target;
}

/** Stores what stands in the field; false when it is no address. */
async function storeTarget() {
	const target = byId('target').value.trim();
	if (target === storedTarget) return true;
	if (!(await api('target', { target }))) return false;
	storedTarget = target;
	answerWith('', target ? 'Stored: events go to this address.' : 'Events go nowhere for now.');
	return true;
}

/** @param {'' | 'good' | 'bad'} mood @param {string} text */
function answerWith(mood, text) {
	const answer = byId('check-answer');
	answer.className = `answer ${mood}`.trim();
	answer.textContent = text;
}

/** @param {any} overview */
function showPills({ blockedForMs, faults, clock, target }) {
	const pills = [];
	if (blockedForMs > 0)
		pills.push(
			el(
				'li.pill.bad',
				{ title: 'Two invalid requests within two minutes (§1.8)' },
				`blocked for ${Math.ceil(blockedForMs / 1000)} s`,
			),
		);
	if (faults.length)
		pills.push(el('li.pill.odd', {}, faults.length === 1 ? '1 fault on' : `${faults.length} faults on`));
	if (clock.frozen || Math.abs(clock.now - Date.now()) > 60_000)
		pills.push(el('li.pill.warn', {}, clock.frozen ? 'clock frozen' : 'clock moved'));
	if (!target) pills.push(el('li.pill', {}, 'no webhook URL'));
	byId('pills').replaceChildren(...pills);
}

let shownCredentials = '';

/** @param {any} overview */
function showCredentials({ credentials, apiAddress }) {
	const rows = [
		['API Key', credentials.apiKey],
		['API Salt', credentials.apiSalt],
		['Base URL', apiAddress],
	];
	if (shownCredentials === JSON.stringify(rows)) return;
	shownCredentials = JSON.stringify(rows);
	byId('credentials').replaceChildren(
		...rows.map(([title, value]) => {
			const button = el('button.quiet.small', { type: 'button', 'aria-label': `Copy ${title}` }, 'Copy');
			button.addEventListener('click', async () => {
				await navigator.clipboard.writeText(value).then(
					() => (button.textContent = 'Copied'),
					() => (button.textContent = 'Select it'),
				);
				setTimeout(() => (button.textContent = 'Copy'), 1500);
			});
			return el('div', {}, el('dt', {}, title), el('dd', {}, el('code', {}, value), button));
		}),
	);
}

/** What the form says, without what was left as it is. */
function castOptions() {
	const fields = new FormData(byId('cast'));
	/** @type {Record<string, any>} */
	const options = {};
	for (const [name, value] of fields)
		if (value !== '' && !['hidden', 'asStrings'].includes(name)) options[name] = value;
	if (fields.has('hidden')) options.from = 'hidden';
	if (fields.has('asStrings')) options.asStrings = true;
	for (const name of ['duplicates', 'eventVersion']) if (options[name]) options[name] = Number(options[name]);
	if (options.pace && options.pace !== 'real') options.pace = Number(options.pace);
	return options;
}

/** @param {string} scenario */
async function play(scenario) {
	// Pasted and not left yet: the call goes where the user sees it go.
	if (!(await storeTarget())) return;
	await api('calls', { scenario, ...castOptions(), wait: false });
	refreshSoon();
}

/** @param {SubmitEvent} event */
async function checkConnection(event) {
	event.preventDefault();
	answerWith('', '');
	if (!(await storeTarget()) || !storedTarget) return;
	answerWith('', 'Asking…');
	const { ok, status, error, ms } = (await api('check', {})) ?? {};
	if (ok) answerWith('good', `Connected: /ping answered 200 in ${ms} ms.`);
	else answerWith('bad', `Not connected: ${error ?? `the answer was ${status}`}. ${pingHint(status, error)}`);
	refreshSoon();
}

/** @param {number | null} status @param {string | null} error */
const pingHint = (status, error) =>
	status === 401 || status === 403 ? 'ping must be answered 200 without a signature.' : hintFor({ status, error });

/** An event for which nobody was there, or for which somebody is again, makes what stands here untrue. @param {any} delivery */
function noteDelivery({ status, error, path }) {
	if (status === 404 || error) answerWith('bad', `${path}: ${error ?? status}. ${hintFor({ status, error })}`);
	else if (status === 200 && byId('check-answer').classList.contains('bad')) answerWith('', '');
}

/** @param {string} name */
function selectTab(name) {
	for (const tab of document.querySelectorAll('[role=tab]')) {
		const selected = tab.id === `tab-${name}`;
		tab.setAttribute('aria-selected', String(selected));
		byId(String(tab.getAttribute('aria-controls'))).hidden = !selected;
	}
}

/** On a narrow screen one part is shown at a time. @param {string} name */
function selectView(name) {
	document.body.dataset.view = name;
	for (const button of document.querySelectorAll('.views button'))
		button.setAttribute('aria-pressed', String(/** @type {any} */ (button).dataset.view === name));
	if (name === 'deliveries' || name === 'requests') logs[name].seen();
}

let shownRun = '';

function follow() {
	const stream = new EventSource('/simulator/stream');
	for (const name of /** @type {const} */ (['requests', 'deliveries'])) {
		stream.addEventListener(name, (event) => {
			const entry = JSON.parse(event.data);
			logs[name].add(entry);
			if (name === 'deliveries') noteDelivery(entry);
			refreshSoon();
		});
	}
	// Also after the simulator was restarted: read what was missed.
	stream.addEventListener('hello', async (event) => {
		const { run } = JSON.parse(event.data);
		if (run !== shownRun) for (const log of [logs.requests, logs.deliveries]) log.restart();
		shownRun = run;
		const [requests, deliveries] = await Promise.all([api('requests?limit=100'), api('deliveries?limit=100')]);
		for (const entry of requests?.requests ?? []) logs.requests.add(entry);
		for (const entry of deliveries?.deliveries ?? []) logs.deliveries.add(entry);
		refreshSoon();
	});
}

byId('target-form').addEventListener('submit', checkConnection);
byId('target').addEventListener('change', storeTarget);
byId('cast').addEventListener('submit', (/** @type {Event} */ event) => event.preventDefault());
byId('reset').addEventListener('click', async () => {
	await api('reset', {});
	logs.deliveries.clear();
	logs.requests.clear();
	refresh();
});
for (const tab of document.querySelectorAll('[role=tab]'))
	tab.addEventListener('click', () => selectTab(tab.id.replace('tab-', '')));
for (const button of document.querySelectorAll('.views button'))
	button.addEventListener('click', () => selectView(String(/** @type {any} */ (button).dataset.view)));
api('scenarios').then((answer) => answer && showScenarios(answer.scenarios, play));
follow();
refresh();

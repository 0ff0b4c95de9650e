import type { IWebhookDescription } from 'n8n-workflow';

import { EVENTS } from '../../mango/events/table';
import { readFixture } from '../support/fixtures';
import { inProcess } from '../support/inProcess';

let webhooks: IWebhookDescription[];
let version: unknown;
let parameters: string;

beforeAll(async () => {
	const { description, webhookMethods } = (await inProcess(undefined)).nodeType('mangoOfficeTrigger');
	webhooks = description.webhooks ?? [];
	version = description.version;
	parameters = JSON.stringify(description.properties.map((property) => property.default));
	expect(Object.keys(webhookMethods ?? {})).toEqual(['default']);
});

const posts = () => webhooks.filter(({ httpMethod }) => httpMethod === 'POST').map(({ path }) => path);

/** The address below the webhook id that n8n stores for a declared path: one slash in front goes. */
const stored = (path: string) => path.replace(/^\//, '');

test('every suffix of the table is declared, because n8n answers 404 to any other and the event is lost (P17)', () => {
	const missing = EVENTS.filter(({ suffix }) => !posts().includes(suffix));
	expect(missing).toEqual([]);
});

test('every suffix is declared behind a second slash, too, because people paste the address with one at its end', () => {
	const missing = EVENTS.filter(({ suffix }) => !posts().map(stored).includes(`/${suffix}`));
	expect(missing).toEqual([]);
});

test('nothing else is declared: each route would be one more door', () => {
	const known = new Set(EVENTS.map(({ suffix }) => suffix));
	expect(posts().filter((path) => path !== '' && !known.has(path.replace(/^\/+/, '')))).toEqual([]);
});

test('every suffix that the PBX of the fixtures sends to is declared', () => {
	const { events } = readFixture('events') as { events: Array<{ path: string }> };
	expect(events.map(({ path }) => path).filter((path) => !posts().includes(path))).toEqual([]);
});

test('no two entries have the same path and method, because the second would take the route of the first', () => {
	const routes = webhooks.map(({ httpMethod, path }) => `${String(httpMethod)} ${path}`);
	expect(new Set(routes).size).toBe(routes.length);
});

test('no suffix is dynamic, because "/:x" below a webhook id answers 404 in n8n (n8n-platform.md §1.2)', () => {
	expect(webhooks.filter(({ path }) => path.includes(':'))).toEqual([]);
});

test('no path ends with a slash, because n8n cuts it off from requests', () => {
	expect(webhooks.filter(({ path }) => path.endsWith('/'))).toEqual([]);
});

test('no webhook description holds an expression, because n8n would build an isolate for every request (§1.6)', () => {
	const texts = webhooks.flatMap((webhook) => Object.values(webhook)).filter((value) => typeof value === 'string');
	expect(texts.filter((text) => text.startsWith('=') || text.includes('{{'))).toEqual([]);
});

test('no default of a parameter holds an expression, for the same reason', () => {
	expect(parameters).not.toMatch(/"=|\{\{/);
});

test('the version is not 1, because of that very version n8n evaluates an expression on every request (§1.6)', () => {
	expect([version].flat()).not.toContain(1);
});

test('responseData is empty everywhere, because n8n otherwise answers with the text "firstEntryJson" (§2.3)', () => {
	expect(webhooks.map(({ responseData }) => responseData)).toEqual(webhooks.map(() => ''));
});

test('n8n answers when the execution is stored, because Mango does not repeat an event that got lost (§3)', () => {
	expect(new Set(webhooks.map(({ responseMode }) => responseMode))).toEqual(new Set(['onReceived']));
});

test('one address is shown, because the PBX wants one and appends the suffixes itself (§1.5)', () => {
	const shown = webhooks.filter(({ ndvHideUrl }) => ndvHideUrl !== true);
	expect(shown).toHaveLength(1);
	expect(shown[0]).toMatchObject({ path: '', isFullPath: true, httpMethod: 'POST' });
});

test('all but the base lie below the webhook id, because a full path is taken by the first workflow that uses it (§1.2)', () => {
	expect(webhooks.filter(({ isFullPath }) => isFullPath === true)).toHaveLength(1);
});

test('all are named default, because n8n looks up the hooks of each by its name (§1.3)', () => {
	expect(new Set(webhooks.map(({ name }) => name))).toEqual(new Set(['default']));
});

test('ping answers a browser as well', () => {
	expect(webhooks).toContainEqual(expect.objectContaining({ httpMethod: 'GET', path: 'ping' }));
});

test('no parameter is named options.binaryData, because n8n would read it as its own (§2.1)', async () => {
	const { properties } = (await inProcess(undefined)).nodeType('mangoOfficeTrigger').description;
	expect(JSON.stringify(properties)).not.toContain('"binaryData"');
});

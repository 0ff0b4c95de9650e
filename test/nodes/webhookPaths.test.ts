import type { IWebhookDescription } from 'n8n-workflow';

import { EVENTS } from '../../mango/events/table';
import { readFixture } from '../support/fixtures';
import { inProcess } from '../support/inProcess';

let webhooks: IWebhookDescription[];
let version: unknown;
let defaults: string[];

beforeAll(async () => {
	const { description, webhookMethods } = (await inProcess(undefined)).nodeType('mangoOfficeTrigger');
	webhooks = description.webhooks ?? [];
	version = description.version;
	defaults = members(description.properties, 'default').flatMap(strings);
	expect(Object.keys(webhookMethods ?? {})).toEqual(['default']);
});

/** Every text inside of a value, however deep. */
function strings(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

/** Every member of this name inside of a value, however deep. */
function members(value: unknown, name: string): unknown[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, one]) => (key === name ? [one] : members(one, name)));
}

/** What n8n takes for an expression, and what looks like one. */
const isExpression = (text: string) => text.startsWith('=') || text.includes('{{');

const posts = () => webhooks.filter(({ httpMethod }) => httpMethod === 'POST').map(({ path }) => path);

/** The address below the webhook id that n8n stores for a declared path: one slash in front goes. */
const stored = (path: string) => path.replace(/^\//, '');

test('P17 every suffix of the table is declared, because n8n answers 404 to any other and the event is lost', () => {
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

test('P17 every suffix that the PBX of the fixtures sends to is declared', () => {
	const { events } = readFixture('events') as { events: Array<{ path: string }> };
	expect(events.map(({ path }) => path).filter((path) => !posts().includes(path))).toEqual([]);
});

test('no two entries have the same path and method, because the second would take the route of the first', () => {
	const routes = webhooks.map(({ httpMethod, path }) => `${String(httpMethod)} ${path}`);
	expect(new Set(routes).size).toBe(routes.length);
});

test('no path is dynamic, because "/:x" below a webhook id answers 404 in n8n (n8n-platform.md §1.2)', () => {
	expect(webhooks.filter(({ path }) => typeof path !== 'string' || /[:*=?{}]/.test(path))).toEqual([]);
});

test('no path ends with a slash, because n8n cuts it off from requests', () => {
	expect(webhooks.filter(({ path }) => path.endsWith('/'))).toEqual([]);
});

test('no webhook description holds an expression, because n8n would build an isolate for every request (§1.6)', () => {
	const texts = webhooks.flatMap(strings);
	expect(texts.length).toBeGreaterThan(webhooks.length);
	expect(texts.filter(isExpression)).toEqual([]);
});

test('no default of a parameter holds an expression, not even inside of a collection, for the same reason', () => {
	expect(defaults.length).toBeGreaterThan(3);
	expect(defaults.filter(isExpression)).toEqual([]);
});

test('the version is not 1 nor may be, because of that very version n8n evaluates an expression on every request (§1.6)', () => {
	expect([version].flat().length).toBeGreaterThan(0);
	expect([version].flat().map(Number)).not.toContain(1);
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

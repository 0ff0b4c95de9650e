/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code */
import { readFileSync } from 'node:fs';

import { NO_FILTERS } from '../mango/events/filters';
import { receive } from '../mango/events/receive';
import { readFixture } from './support/fixtures';
import { formOf } from './support/sign';

const FILES = ['workflow.json', 'workflow-data-table.json'];
const PAIR = { apiKey: 'simulator-key', apiSalt: 'simulator-salt' };

interface Template {
	nodes: Array<{ name: string; webhookId?: string; credentials?: Record<string, object> }>;
	pinData: Record<string, Array<{ json: { receivedAt: string } }>>;
}

const read = (file: string) => JSON.parse(readFileSync(`templates/exactly-once/${file}`, 'utf8')) as Template;

/** What the trigger makes of the fixture's missed call. */
function itemAt(receivedAt: string) {
	const { events } = readFixture('events') as { events: Array<{ scenario: string; path: string; json: unknown }> };
	const missed = events.find(({ scenario, path }) => scenario === 'inbound_missed_no_answer' && path === 'events/summary');
	const verdict = receive(
		{ suffix: '/events/summary', body: formOf(PAIR, missed?.json), rawBody: undefined },
		{
			pairs: [PAIR],
			events: ['call.missed'],
			filters: NO_FILTERS,
			output: 'simplified',
			dropDuplicates: false,
			ivrOnlyAsMissed: false,
			maxAgeMinutes: null,
			scope: 'template',
		},
		Date.parse(receivedAt),
	);
	return verdict.kind === 'emit' ? verdict.item : verdict;
}

// That the templates do what they say is tested in a real n8n: test/queue/duplicates.test.js.
describe.each(FILES)('templates/exactly-once/%s', (file) => {
	test('is nobody’s: no ids of credentials, no webhook address', () => {
		const { nodes } = read(file);
		const credentials = nodes.flatMap((node) => Object.values(node.credentials ?? {}));
		expect(credentials.length).toBeGreaterThan(0);
		for (const credential of credentials) expect(Object.keys(credential)).toEqual(['name']);
		expect(nodes.filter(({ webhookId }) => webhookId !== undefined)).toEqual([]);
	});

	test('has the item pinned that the trigger really makes', () => {
		const [{ json }] = read(file).pinData['Mango Office Trigger'];
		expect(json).toEqual(itemAt(json.receivedAt));
	});
});

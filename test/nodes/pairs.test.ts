import { inProcess } from '../support/inProcess';
import { MISSED } from '../support/missed';
import { formOf } from '../support/sign';

const OLD = { apiKey: 'old-key', apiSalt: 'old-salt' };
const NEW = { apiKey: 'new-key', apiSalt: 'new-salt' };

let serial = 0;
const summary = () => ({ ...MISSED, entry_id: `pairs-${++serial}` });

/** An n8n whose credential changes while it runs, and counts how often it is looked at. */
async function watched() {
	const held = { pair: OLD as typeof OLD | undefined, looks: 0 };
	const credential = {
		get apiKey() {
			held.looks++;
			if (held.pair === undefined) throw new Error('Credential with ID "1" does not exist');
			return held.pair.apiKey;
		},
		get apiSalt() {
			return held.pair?.apiSalt ?? '';
		},
	};
	const n8n = await inProcess(credential);
	const send = async (pair: typeof OLD) =>
		await n8n.webhook({ events: ['call.missed'] }, { suffix: '/events/summary', body: formOf(pair, summary()) });
	return { held, send };
}

afterEach(() => jest.restoreAllMocks());
const later = (millis: number) => {
	const then = Date.now() + millis;
	jest.spyOn(Date, 'now').mockReturnValue(then);
};

test('a burst of events costs one look into the credential: n8n builds an isolate for each', async () => {
	later(0);
	const { held, send } = await watched();
	for (let at = 0; at < 15; at++) expect((await send(OLD)).item).toBeDefined();
	expect(held.looks).toBe(1);
});

test('no event is lost when the credential gets another pair: the new one counts at once', async () => {
	const { held, send } = await watched();
	await send(OLD);
	held.pair = NEW;
	expect((await send(NEW)).item).toBeDefined();
	expect((await send(OLD)).status).toBe(401);
});

test.each([
	['replaced', NEW],
	['removed with the credential', undefined],
])('a pair that was %s is refused after a second at the latest', async (_how, next) => {
	const { held, send } = await watched();
	await send(OLD);
	held.pair = next;
	later(1000);
	expect((await send(OLD)).status).toBe(401);
});

test('a credential that comes back is believed at once', async () => {
	const { held, send } = await watched();
	held.pair = undefined;
	expect((await send(OLD)).status).toBe(401);
	held.pair = OLD;
	expect((await send(OLD)).item).toBeDefined();
});

test('forged events that come at the same time share a look, and all are refused', async () => {
	const { held, send } = await watched();
	const outcomes = await Promise.all(Array.from({ length: 10 }, async () => await send({ ...OLD, apiSalt: 'guessed' })));
	expect(outcomes.map(({ status }) => status)).toEqual(Array(10).fill(401));
	expect(held.looks).toBeLessThanOrEqual(2);
});

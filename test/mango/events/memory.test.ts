import fc from 'fast-check';

import { forget, holderOf, IDS_PER_SCOPE, isFirst, remembered, SCOPES } from '../../../mango/events/memory';
import { holds } from '../../support/property';

beforeEach(() => forget());

const DAY = 24 * 60 * 60 * 1000;

describe('P14 the memory of events is bounded', () => {
	it('holds its cap over 100,000 events, and the oldest go first', () => {
		let known = 0;
		for (let id = 0; id < 100_000; id++) {
			if (!isFirst('scope', `id-${id}`, id)) known++;
			if (id % 1_000 === 0) expect(remembered()).toBeLessThanOrEqual(IDS_PER_SCOPE);
		}
		expect(known).toBe(0);
		expect(remembered()).toBe(IDS_PER_SCOPE);
		expect(isFirst('scope', 'id-99999', 100_000)).toBe(false);
		expect(isFirst('scope', `id-${100_000 - IDS_PER_SCOPE + 1}`, 100_000)).toBe(false);
		expect(isFirst('scope', 'id-0', 100_000)).toBe(true);
	});

	it('holds its cap over 10,000 trigger nodes, and the least recently used go first', () => {
		for (let node = 0; node < 10_000; node++) {
			isFirst('busy', `id-${node}`, node);
			isFirst(`node-${node}`, 'id', node);
		}
		expect(isFirst('busy', 'id-9999', 10_000)).toBe(false);
		expect(isFirst('node-9999', 'id', 10_000)).toBe(false);
		expect(isFirst('node-0', 'id', 10_000)).toBe(true);
		expect(remembered()).toBeLessThanOrEqual(IDS_PER_SCOPE + SCOPES);
	});

	it('keeps an id for a day and not longer', () => {
		isFirst('scope', 'id', 0);
		expect(isFirst('scope', 'id', DAY - 1)).toBe(false);
		expect(isFirst('scope', 'id', DAY)).toBe(true);
	});

	it('an id that came again after a day is as young as any other then', () => {
		isFirst('scope', 'id', 0);
		for (let id = 1; id < IDS_PER_SCOPE; id++) isFirst('scope', `id-${id}`, DAY);
		expect(isFirst('scope', 'id', DAY)).toBe(true);
		for (let id = 1; id < IDS_PER_SCOPE; id++) isFirst('scope', `later-${id}`, DAY);
		expect(isFirst('scope', 'id', DAY)).toBe(false);
		expect(remembered()).toBe(IDS_PER_SCOPE);
	});

	it('a restart forgets all of it, and another process never knew: eventId is the key that lasts', () => {
		isFirst('scope', 'id', 0);
		jest.isolateModules(() => {
			// eslint-disable-next-line @typescript-eslint/no-require-imports
			const restarted = require('../../../mango/events/memory') as typeof import('../../../mango/events/memory');
			expect(restarted.isFirst('scope', 'id', 1)).toBe(true);
		});
		expect(isFirst('scope', 'id', 1)).toBe(false);
	});

	it('a burst of one trigger does not push out the ids of another', () => {
		isFirst('quiet', 'id', 0);
		for (let id = 0; id < 3 * IDS_PER_SCOPE; id++) isFirst('loud', `id-${id}`, 1);
		expect(isFirst('quiet', 'id', 2)).toBe(false);
	});
});

describe('an id is new exactly once', () => {
	const entry = fc.record({ scope: fc.constantFrom('a', 'b', 'c'), id: fc.constantFrom('1', '2', '__proto__', 'constructor', '') });
	holds(
		'for each scope, against a plain set',
		300,
		fc.property(fc.array(entry, { maxLength: 60, size: 'max' }), (entries) => {
			forget();
			const seen = new Set<string>();
			for (const { scope, id } of entries) {
				const key = `${scope} ${id}`;
				expect(isFirst(scope, id, 0)).toBe(!seen.has(key));
				seen.add(key);
			}
			expect(remembered()).toBe(seen.size);
		}),
	);

	it('the first who asks holds an id, for good', () => {
		expect(holderOf('s', 'incoming:e', 'leg-1', 0)).toBe('leg-1');
		expect(holderOf('s', 'incoming:e', 'leg-2', 1)).toBe('leg-1');
		expect(holderOf('s', 'incoming:e', 'leg-1', 2)).toBe('leg-1');
		expect(holderOf('t', 'incoming:e', 'leg-2', 3)).toBe('leg-2');
	});

	it('a new test run in the editor shows the same event again, production does not', () => {
		isFirst('test', 'id', 0);
		isFirst('production', 'id', 0);
		forget('test');
		expect(isFirst('test', 'id', 1)).toBe(true);
		expect(isFirst('production', 'id', 1)).toBe(false);
	});
});

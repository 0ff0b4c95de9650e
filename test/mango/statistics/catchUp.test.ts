import fc from 'fast-check';

import { beginAt, periodToRead, progressOf, takeNew, type Progress } from '../../../mango/statistics/catchUp';
import { conversationOf, type Conversation } from '../../../mango/statistics/conversation';
import { holds } from '../../support/property';

const HOUR = 3_600_000;
const LOOK_BACK = 3 * HOUR;
const START = Date.UTC(2026, 5, 21);

/** A conversation that the statistics show from a moment on. */
interface Planned {
	readonly begins: number;
	readonly seconds: number;
	/** Milliseconds after its end. */
	readonly late: number;
}

function conversation(id: number, { begins, seconds }: Planned): Conversation {
	const row = { entry_id: String(id), context_type: 1, context_status: 1, context_start_time: Math.floor(begins / 1000), duration: seconds };
	return conversationOf(row) as Conversation;
}

/** What a look at the statistics shows: by the beginning, as Mango filters. */
function shown(plan: readonly Planned[], progress: Progress, now: number): Conversation[] {
	const { from, to } = periodToRead(progress, now, LOOK_BACK);
	return plan
		.map((one, id) => ({ one, id }))
		.filter(({ one }) => one.begins >= from && one.begins <= to && one.begins + one.seconds * 1000 + one.late <= now)
		.map(({ one, id }) => conversation(id, one));
}

const planned = fc.record({
	begins: fc.integer({ min: START / 1000, max: (START + 48 * HOUR) / 1000 }).map((seconds) => seconds * 1000),
	seconds: fc.nat(3_600),
	late: fc.nat(HOUR),
});
const pauses = fc.array(fc.oneof(fc.constant(60_000), fc.integer({ min: 1_000, max: 60 * HOUR })), { maxLength: 40 });
holds(
	'every conversation comes once, over any looks, delays, and days of downtime',
	300,
	fc.property(fc.array(planned, { maxLength: 30 }), pauses, (plan, gaps) => {
		let progress = beginAt(START);
		let now = START;
		const given: string[] = [];
		for (const gap of [...gaps, 100 * HOUR]) {
			now += gap;
			const { fresh, next } = takeNew(progress, shown(plan, progress, now), now, LOOK_BACK);
			given.push(...fresh.map(({ entryId }) => entryId));
			const ends = fresh.map(({ endedAt }) => endedAt ?? '');
			expect(ends).toEqual([...ends].sort());
			// A restart of n8n: what is kept went through JSON.
			progress = progressOf(JSON.parse(JSON.stringify(next))) as Progress;
		}
		expect(given).toHaveLength(plan.length);
		expect(new Set(given).size).toBe(plan.length);
	}),
);

it('what ended before the start is left out, what began before and ended after is not', () => {
	const before = conversation(1, { begins: START - HOUR, seconds: 60, late: 0 });
	const across = conversation(2, { begins: START - 60_000, seconds: 120, late: 0 });
	const { fresh } = takeNew(beginAt(START), [before, across], START + HOUR, LOOK_BACK);
	expect(fresh.map(({ entryId }) => entryId)).toEqual(['2']);
});

it('what is kept does not grow: only what the next look can see again', () => {
	const old = conversation(1, { begins: START, seconds: 60, late: 0 });
	const { next } = takeNew(beginAt(START), [old], START + 2 * LOOK_BACK, LOOK_BACK);
	expect(next.given).toEqual([]);
});

it('anything but a progress is none', () => {
	for (const kept of [undefined, null, {}, { startFrom: 1 }, { startFrom: '1', readUntil: 1, given: [] }]) {
		expect(progressOf(kept)).toBeNull();
	}
});

/** A period in milliseconds, both ends included; Mango counts in whole seconds. */
export interface Period {
	readonly from: number;
	readonly to: number;
}

const SECOND_MS = 1000;

/**
 * The longest period that Mango reports on at once: exactly thirty days are refused with 3111,
 * thirty days less a second are fine (mango-api.md §2.4, found live).
 */
export const LONGEST_WINDOW_MS = 30 * 24 * 60 * 60 * SECOND_MS - SECOND_MS;

/**
 * Splits a period into windows that follow each other without a gap or an overlap: the next one
 * starts a second after the one before. An empty or reversed period gives none.
 */
export function windowsOf({ from, to }: Period, longest: number = LONGEST_WINDOW_MS): Period[] {
	const windows: Period[] = [];
	const start = Math.floor(from / SECOND_MS) * SECOND_MS;
	for (let begin = start; begin <= to; begin += longest + SECOND_MS) {
		windows.push({ from: begin, to: Math.min(begin + longest, to) });
	}
	return windows;
}

/**
 * What a code means, in fields that a workflow can branch on (contract §4). The facts are in the
 * table of `codes.ts`; here are the rules about classes of codes.
 */

import { CODES, type CodeName, type CodeRow } from './codes';
import { integer } from './lenient';

/** First and last code of each category; the order of the blocks in mango-api.md §5.3. */
const CATEGORY_RANGES = [
	['success', 1000, 1099],
	['callOutcome', 1100, 1199],
	['session', 1200, 1299],
	['answeringMachine', 1300, 1399],
	['billing', 2000, 2999],
	['request', 3000, 3999],
	['action', 4000, 4299],
	['sms', 4300, 4399],
	['conference', 4400, 4499],
	['security', 4500, 4599],
	['server', 5000, 5099],
	['contactCenter', 5100, 5199],
	['configuration', 5200, 5399],
	['fax', 6000, 6999],
] as const;

export type Category = (typeof CATEGORY_RANGES)[number][0] | 'unknown';

/** The object that stands wherever a code appears: items, errors, "continue on fail" output. */
export interface Result {
	readonly code: number;
	readonly name: CodeName | 'UNKNOWN';
	readonly message: string;
	readonly messageRu: string;
	readonly category: Category;
	readonly success: boolean;
	readonly retryable: boolean;
	readonly hint: string | null;
}

const ROWS: ReadonlyMap<number, CodeRow> = new Map(CODES.map((row) => [row.code, row]));

/** True for the two codes that mean "done" (mango-api.md §1.6). */
export function isSuccess(code: number): boolean {
	return code === 1000 || code === 1001;
}

/** "Recording not found": also the answer while a recording is not ready yet. */
const RECORDING_NOT_FOUND = 3320;

/**
 * True for the codes that count towards Mango's two-minute block (§1.8). A recording that is not
 * there yet is left out: Mango's own text advises to ask again for about a minute (§2.5).
 */
export function isInvalidRequest(code: number): boolean {
	return code >= 3000 && code <= 3999 && code !== RECORDING_NOT_FOUND;
}

/**
 * Explains a code. A code that the table lacks speaks with its parent's words (2219 → 2210 →
 * 2200 → 2000) and keeps its own number. It inherits neither the hint nor "retryable", which were
 * written for the parent alone.
 */
export function explain(code: number): Result {
	const row = rowFor(code);
	const own = row?.code === code;
	return {
		code,
		name: row === null ? 'UNKNOWN' : (row.name as CodeName),
		message: row?.message ?? `Mango Office answered with code ${code}, which is not documented`,
		messageRu: row?.messageRu ?? `Неизвестный код ${code}`,
		category: categoryOf(code) ?? categoryOf(row?.code ?? code) ?? 'unknown',
		success: isSuccess(code),
		retryable: (own && row?.retryable) || false,
		hint: (own && row?.hint) || null,
	};
}

/** The result of a field that may hold a code as number, as text or not at all. */
export function explainField(value: unknown): Result | null {
	const code = integer(value);
	return code === null ? null : explain(code);
}

function categoryOf(code: number): Category | undefined {
	return CATEGORY_RANGES.find(([, first, last]) => code >= first && code <= last)?.[0];
}

function rowFor(code: number): CodeRow | null {
	for (const step of [1, 10, 100, 1000]) {
		const row = ROWS.get(Math.floor(code / step) * step);
		if (row !== undefined) return row;
	}
	return null;
}

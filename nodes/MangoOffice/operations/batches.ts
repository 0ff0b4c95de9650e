import type { IDataObject } from 'n8n-workflow';

import type { JsonObject } from '../../../mango/lenient';
import type { MethodPath } from '../../../mango/methods';
import { MangoError } from '../../../mango/reply';
import type { Outcome } from '../operation';
import type { Tools } from '../tools';

/** How many elements travel in one request, and what comes back for each. */
export interface Batch<Element> {
	readonly path: MethodPath;
	/** Elements in one request, at the most. */
	readonly size: number;
	/** Elements share a request only where this is the same. */
	readonly apart?: (element: Element) => unknown;
	readonly params: (elements: readonly Element[]) => IDataObject;
	/**
	 * The rows of each element.
	 *
	 * @param problems for each element what its own code says, or null; they win over an empty list
	 */
	readonly rows: (
		reply: JsonObject,
		elements: readonly Element[],
		problems: ReadonlyArray<MangoError | null>,
	) => readonly IDataObject[][];
}

/**
 * Sends elements in as few requests as Mango allows. A request that fails as a whole fails for its
 * elements alone, unless nothing after it could succeed.
 */
export async function inBatches<Element>(
	tools: Tools,
	elements: readonly Element[],
	batch: Batch<Element>,
): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	let earlier: unknown;
	for (const places of packed(elements, batch)) {
		const packedElements = places.map((place) => elements[place]);
		const answers = stops(earlier)
			? packedElements.map(() => notSent(earlier as MangoError))
			: await sendPack(tools, packedElements, batch, earlier);
		places.forEach((place, index) => (outcomes[place] = answers[index]));
		earlier = answers.find((answer) => answer instanceof Error) ?? earlier;
	}
	return outcomes;
}

async function sendPack<Element>(
	tools: Tools,
	elements: readonly Element[],
	{ path, params, rows }: Batch<Element>,
	earlier: unknown,
): Promise<Outcome[]> {
	try {
		await tools.recover(earlier);
		const { reply, problems } = await tools.sendEach(path, params(elements), elements.length);
		const found = rows(reply, elements, problems);
		return elements.map((_element, index) => {
			const problem = problems[index];
			return problem !== null && found[index].length === 0 ? problem : found[index];
		});
	} catch (error) {
		return elements.map(() => error as Error);
	}
}

/** Places in the order of the items, those that may travel together side by side. */
function packed<Element>(
	elements: readonly Element[],
	{ size, apart = () => null }: Batch<Element>,
): number[][] {
	const packs: number[][] = [];
	const open = new Map<unknown, number[]>();
	elements.forEach((element, place) => {
		const key = apart(element);
		const pack = open.get(key);
		if (pack !== undefined && pack.length < size) {
			pack.push(place);
			return;
		}
		const fresh = [place];
		open.set(key, fresh);
		packs.push(fresh);
	});
	return packs;
}

/** Whether all that follows would fail in the same way, or prolong a block. */
export function stops(error: unknown): boolean {
	return error instanceof MangoError && error.failure.stopsBatch;
}

const NOT_SENT = 'Not sent, because an earlier request was refused: ';

/** What comes out for an element that was left after one that stops everything. */
export function notSent(earlier: MangoError): MangoError {
	const { failure } = earlier;
	return failure.message.startsWith(NOT_SENT)
		? earlier
		: new MangoError({ ...failure, message: NOT_SENT + failure.message });
}

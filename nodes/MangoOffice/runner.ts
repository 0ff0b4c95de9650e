import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { givenBy, runOperation, settingOf } from './execute';
import { readInput } from './interpret';
import type { Input, Operation, Outcome } from './operation';
import { findOperation } from './resources';
import { toolsFor } from './tools';

type Run = (operation: Operation, itemIndex: number) => Promise<INodeExecutionData[]>;

/**
 * Runs operations item by item. One with `runAll` is carried out for all its items together, when
 * the first of them comes up; every item then gets what is its own: rows, or the error of it alone.
 */
export function runnerFor(context: IExecuteFunctions): Run {
	const carriedOut = new Map<Operation, Promise<Map<number, Outcome>>>();
	return async (operation, itemIndex) => {
		if (operation.runAll === undefined) return await runOperation(context, operation, itemIndex);
		const outcomes = carriedOut.get(operation) ?? runTogether(context, operation);
		carriedOut.set(operation, outcomes);
		const outcome = (await outcomes).get(itemIndex) ?? [];
		if (outcome instanceof Error) throw outcome;
		return outcome.map((json) => ({ json }));
	};
}

async function runTogether(
	context: IExecuteFunctions,
	operation: Operation,
): Promise<Map<number, Outcome>> {
	const outcomes = new Map<number, Outcome>();
	const inputs = new Map<number, Input>();
	const setting = await settingOf(context, operation);
	for (const index of itemsOf(context, operation)) {
		try {
			inputs.set(index, readInput(operation, givenBy(context, operation, index), setting));
		} catch (error) {
			outcomes.set(index, error as Error);
		}
	}
	// Where one unreadable item ends the run anyway, the others are not sent half-way either.
	const isOff = outcomes.size > 0 && !context.continueOnFail();
	if (isOff || inputs.size === 0 || operation.runAll === undefined) return outcomes;
	const indexes = [...inputs.keys()];
	const answers = await operation.runAll(toolsFor(context, indexes[0]), [...inputs.values()]);
	indexes.forEach((index, place) => outcomes.set(index, answers[place]));
	return outcomes;
}

function itemsOf(context: IExecuteFunctions, operation: Operation): number[] {
	return context.getInputData().flatMap((_item, index) => {
		const chosen = findOperation(
			context.getNodeParameter('resource', index) as string,
			context.getNodeParameter('operation', index) as string,
		);
		return chosen === operation ? [index] : [];
	});
}

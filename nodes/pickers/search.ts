import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
	type INodePropertyOptions,
} from 'n8n-workflow';

import { employees, groups, lines } from './lists';

/** One line of a list: what the user reads, and what the node sends. */
interface Choice {
	readonly name: string;
	readonly value: string;
}

/** Employees for a locator, by name or extension; those without an extension cannot be called. */
export async function searchEmployees(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return { results: matching(await offer(this, employeeChoices), filter) };
}

export async function searchGroups(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return { results: matching(await offer(this, groupChoices), filter) };
}

export async function searchLines(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return { results: matching(await offer(this, lineChoices), filter) };
}

/** The same lists for the trigger's filters, where several may be ticked. */
export async function getEmployees(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await offer(this, employeeChoices);
}

export async function getGroups(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await offer(this, groupChoices);
}

export async function getLines(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await offer(this, lineNumberChoices);
}

async function employeeChoices(context: ILoadOptionsFunctions): Promise<Choice[]> {
	return numbered(await employees(context), ({ name, extension }) => ({ name, value: extension }));
}

async function groupChoices(context: ILoadOptionsFunctions): Promise<Choice[]> {
	return numbered(await groups(context), ({ name, extension }) => ({ name, value: extension }));
}

async function lineChoices(context: ILoadOptionsFunctions): Promise<Choice[]> {
	return numbered(await lines(context), ({ name, callAs }) => ({ name, value: callAs }));
}

/** As events name a line: of a SIP line that is the address, while a call wants its name. */
async function lineNumberChoices(context: ILoadOptionsFunctions): Promise<Choice[]> {
	return numbered(await lines(context), ({ name, number }) => ({ name, value: number }));
}

/** `Anna Ivanova (101)`, in the order of the names. */
function numbered<Row>(
	rows: readonly Row[],
	read: (row: Row) => { name: string | null; value: string | null },
): Choice[] {
	return rows
		.map(read)
		.flatMap(({ name, value }) => {
			if (value === null) return [];
			return [{ name: name === null || name === value ? value : `${name} (${value})`, value }];
		})
		.sort((one, other) => one.name.localeCompare(other.name));
}

function matching(choices: Choice[], filter = ''): Choice[] {
	const wanted = filter.trim().toLocaleLowerCase();
	return choices.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
}

/** Lists show a failure in one line under the field: the sentence and what to do. */
async function offer(
	context: ILoadOptionsFunctions,
	load: (context: ILoadOptionsFunctions) => Promise<Choice[]>,
): Promise<Choice[]> {
	try {
		return await load(context);
	} catch (error) {
		const message = error instanceof Error ? error.message : 'The list could not be loaded';
		throw new NodeOperationError(context.getNode(), message);
	}
}

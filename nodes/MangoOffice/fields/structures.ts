import type { INodeProperties } from 'n8n-workflow';

import { fromJson, member, text as textOf } from '../../../mango/lenient';
import { field, FieldProblem, locatorValue, type About, type Field, type Setting } from './field';

/** A JSON object or list, as a text or from an expression. */
export function json(name: string, about: About & { list?: boolean; default?: string }): Field {
	const look = { type: 'json' as const, default: about.default ?? '{}' };
	return field(name, about, look, (value) => {
		if (value === undefined || value === null || value === '') return undefined;
		const parsed = fromJson(value);
		if (typeof parsed !== 'object' || parsed === null) return new FieldProblem('is not valid JSON');
		if (Array.isArray(parsed) !== (about.list ?? false)) {
			return new FieldProblem(about.list === true ? 'is not a JSON list' : 'is not a JSON object');
		}
		return parsed;
	});
}

/**
 * Rows of a few columns each, such as the phones of a contact. Gives a list of objects; the
 * columns' `at` are the keys. Rows without any value are left out; in the others the required
 * columns have to be filled in.
 */
export function rows(name: string, about: About & { row: string; columns: readonly Field[] }): Field {
	const { row, columns } = about;
	const property: Partial<INodeProperties> = {
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: `Add ${row}`,
		default: {},
		options: [{ displayName: row, name: 'row', values: columns.map((column) => column.property) }],
	};
	return field(name, about, property, (value, setting) => {
		const given = Array.isArray(value) ? value : ((value as { row?: unknown[] })?.row ?? []);
		const read = given.map((one) => readRow(one, columns, setting));
		const problem = read.find((one) => one instanceof FieldProblem);
		if (problem !== undefined) return problem;
		const filled = read.filter((one) => Object.keys(one).length > 0);
		return filled.length === 0 ? undefined : filled;
	});
}

function readRow(given: unknown, columns: readonly Field[], setting: Setting): object {
	const row: Record<string, unknown> = {};
	const isEmpty = columns.every(({ name }) => locatorValue(member(given, name) ?? '') === '');
	for (const column of columns) {
		if (isUntouched(column, given)) continue;
		const value = column.read(locatorValue(member(given, column.name)), setting);
		if (value === undefined && column.property.required === true && !isEmpty) {
			return new FieldProblem(`has a row without '${column.label}'`);
		}
		if (value instanceof FieldProblem) return new FieldProblem(`has a '${column.label}' that ${value.message}`);
		if (value !== undefined && column.at !== undefined) row[column.at] = value;
	}
	return row;
}

/** n8n fills every column of a row: `{}` stands in an optional one that nobody has filled in. */
function isUntouched({ name, property }: Field, given: unknown): boolean {
	return property.type === 'json' && property.required !== true && member(given, name) === property.default;
}

/**
 * Headers for a SIP phone, `"<header>/<part>": "<value>"`. Mango ignores what it does not know and
 * wants values of at most 64 characters without reserved ones (mango-api.md §2.1.1, §2.1.12).
 */
export function sipHeaders(name: string, about: About): Field {
	const property: Partial<INodeProperties> = {
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Header',
		default: {},
		options: [
			{
				displayName: 'Header',
				name: 'header',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. Call-Info/answer-after',
					},
					{ displayName: 'Value', name: 'value', type: 'string', default: '', placeholder: 'e.g. 0' },
				],
			},
		],
	};
	return field(name, about, property, (value) => {
		const given = (value as { header?: Array<{ name?: unknown; value?: unknown }> })?.header ?? [];
		const headers: Record<string, string> = {};
		for (const row of given) {
			const header = textOf(row.name);
			const content = textOf(row.value);
			if (header === null || content === null) continue;
			if (content.length > 64 || /[;/?:@&=+$,]/.test(content)) {
				return new FieldProblem(
					`holds a value for ${header} that is longer than 64 characters or contains one of ; / ? : @ & = + $ ,`,
				);
			}
			headers[header] = content;
		}
		return Object.keys(headers).length === 0 ? undefined : headers;
	});
}

import { text as textOf } from '../../../mango/lenient';
import { field, FieldProblem, type About, type Field } from './field';

/** Any text, up to a number of bytes: Mango counts ids in bytes (mango-api.md §1.11). */
export function text(
	name: string,
	about: About & { max?: number; rows?: number; default?: string; password?: boolean },
): Field {
	const typeOptions = {
		...(about.rows === undefined ? {} : { rows: about.rows }),
		...(about.password === true ? { password: true } : {}),
	};
	const look = { type: 'string' as const, typeOptions, default: about.default ?? '' };
	return field(name, about, look, (value) => {
		const given = textOf(value);
		if (given !== null && Buffer.byteLength(given) > (about.max ?? Infinity)) {
			return new FieldProblem(`is longer than ${about.max} bytes`);
		}
		return given ?? undefined;
	});
}

/** Several texts: entered one by one, as a list from an expression, or with commas between them. */
export function texts(name: string, about: About & { most?: number; add?: string }): Field {
	const typeOptions = { multipleValues: true, multipleValueButtonText: about.add ?? 'Add Value' };
	return field(name, about, { type: 'string', typeOptions, default: [] }, (value) => {
		const given = listOf(value).map(textOf).filter((one) => one !== null);
		if (given.length > (about.most ?? Infinity)) {
			return new FieldProblem(`holds ${given.length} values; ${about.most} are the most`);
		}
		return given.length === 0 ? undefined : given;
	});
}

/** A list, whether it comes as one, with commas, or as a single value. */
export function listOf(value: unknown): unknown[] {
	if (Array.isArray(value)) return value;
	if (typeof value === 'string') return value.split(',');
	return value === undefined || value === null ? [] : [value];
}

import { integer } from '../../../mango/lenient';
import { field, FieldProblem, type About, type Field } from './field';
import { listOf } from './texts';

/** A whole number within limits. */
export function wholeNumber(
	name: string,
	about: About & { min?: number; max?: number; default?: number },
): Field {
	const typeOptions = { minValue: about.min, maxValue: about.max };
	const look = { type: 'number' as const, typeOptions, default: about.default ?? 0 };
	return field(name, about, look, (value) => {
		if (value === '' || value === undefined || value === null) return undefined;
		const given = integer(value);
		if (given === null) return new FieldProblem('is not a whole number');
		if (given < (about.min ?? -Infinity)) return new FieldProblem(`is less than ${about.min}`);
		if (given > (about.max ?? Infinity)) return new FieldProblem(`is more than ${about.max}`);
		return given;
	});
}

/** A number that may have decimals, such as a sum of money. */
export function decimal(name: string, about: About & { min?: number; default?: number }): Field {
	const typeOptions = { minValue: about.min, numberPrecision: 2 };
	const look = { type: 'number' as const, typeOptions, default: about.default ?? 0 };
	return field(name, about, look, (value) => {
		if (value === '' || value === undefined || value === null) return undefined;
		const given = typeof value === 'string' ? Number(value.trim().replace(',', '.') || NaN) : value;
		if (typeof given !== 'number' || !Number.isFinite(given)) return new FieldProblem('is not a number');
		return given < (about.min ?? -Infinity) ? new FieldProblem(`is less than ${about.min}`) : given;
	});
}

/** The id of something in the PBX: a whole number above zero. Mango refuses ids as texts (§2.4). */
export function id(name: string, about: About): Field {
	return field(name, about, { type: 'string', default: '' }, readId);
}

/** Several ids, in one text with commas or as a list from an expression. */
export function ids(name: string, about: About & { most?: number }): Field {
	const placeholder = about.placeholder ?? 'e.g. 400001, 400002';
	return field(name, { ...about, placeholder }, { type: 'string', default: '' }, (value) => {
		const given = listOf(value)
			.map(readId)
			.filter((one) => one !== undefined);
		const problem = given.find((one) => one instanceof FieldProblem);
		if (problem !== undefined) return problem;
		if (given.length > (about.most ?? Infinity)) {
			return new FieldProblem(`holds ${given.length} IDs; ${about.most} are the most`);
		}
		return given.length === 0 ? undefined : given;
	});
}

/** What a person or an expression gives as an id. */
export function readId(value: unknown): number | undefined | FieldProblem {
	if (value === '' || value === undefined || value === null) return undefined;
	const given = integer(value);
	return given !== null && given > 0 ? given : new FieldProblem(`is not an ID: ${String(value)}`);
}

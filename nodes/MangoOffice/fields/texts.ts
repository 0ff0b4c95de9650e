import { text as textOf } from '../../../mango/lenient';
import { passwordProblem } from '../../../mango/password';
import { field, FieldProblem, type About, type Field } from './field';

/**
 * Any text, up to a number of bytes: Mango counts ids in bytes (mango-api.md §1.11), and comments
 * in characters.
 */
export function text(
	name: string,
	about: About & { max?: number; maxCharacters?: number; rows?: number; default?: string; password?: boolean },
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
		if (given !== null && [...given].length > (about.maxCharacters ?? Infinity)) {
			return new FieldProblem(`is longer than ${about.maxCharacters} characters`);
		}
		return given ?? undefined;
	});
}

/** A new password, masked in the editor, as strong as Mango wants it. */
export function password(name: string, about: About): Field {
	const masked = text(name, { ...about, password: true });
	return {
		...masked,
		read: (value, setting) => {
			const given = masked.read(value, setting);
			const problem = typeof given === 'string' ? passwordProblem(given) : null;
			return problem === null ? given : new FieldProblem(problem);
		},
	};
}

/** An e-mail address; Mango tells eight ways of being wrong apart (3112-3119). */
export function email(name: string, about: About): Field {
	const placeholder = about.placeholder ?? 'e.g. name@example.com';
	const line = text(name, { ...about, placeholder, max: 254 });
	return {
		...line,
		read: (value, setting) => {
			const given = line.read(value, setting);
			if (typeof given !== 'string') return given;
			return /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]+$/.test(given)
				? given
				: new FieldProblem(`is not an e-mail address: ${given}`);
		},
	};
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

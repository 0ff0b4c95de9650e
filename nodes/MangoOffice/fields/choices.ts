import type { INodePropertyOptions } from 'n8n-workflow';

import { field, FieldProblem, type About, type Field } from './field';
import { listOf } from './texts';

/** One of a few fixed values. */
export function choice(
	name: string,
	about: About & { options: INodePropertyOptions[]; default: string | number },
): Field {
	const { options } = about;
	return field(name, about, { type: 'options', options, default: about.default }, (value) => {
		if (value === undefined || value === null || value === '') return undefined;
		const known = options.find((option) => String(option.value) === String(value));
		return known?.value ?? new FieldProblem(`does not know the value '${String(value)}'`);
	});
}

/**
 * One or some of a few fixed values that have words of ours as their values, because Mango's numbers
 * say nothing in a saved workflow; Mango gets its own.
 *
 * @param of {@link choice} or {@link choices} with our words as values
 * @param words Mango's value by ours
 */
export function worded(of: Field, words: Readonly<Record<string, string | number>>): Field {
	const mangos = (word: unknown) => (typeof word === 'string' ? words[word] : word);
	return {
		...of,
		read: (value, setting) => {
			const given = of.read(value, setting);
			return Array.isArray(given) ? given.map(mangos) : mangos(given);
		},
	};
}

/** Some of a few fixed values. */
export function choices(
	name: string,
	about: About & { options: INodePropertyOptions[]; default?: Array<string | number> },
): Field {
	const { options } = about;
	const look = { type: 'multiOptions' as const, options, default: (about.default ?? []) as string[] };
	return field(name, about, look, (value) => {
		const given = listOf(value).filter((one) => one !== '');
		const known = given.map((one) => options.find((option) => String(option.value) === String(one).trim())?.value);
		const stranger = known.indexOf(undefined);
		if (stranger >= 0) return new FieldProblem(`does not know the value '${String(given[stranger])}'`);
		return known.length === 0 ? undefined : known;
	});
}

/** Yes or no; the description starts with "Whether". */
export function flag(name: string, about: About & { default: boolean }): Field {
	return field(name, about, { type: 'boolean', default: about.default }, (value) =>
		value === undefined ? undefined : value === true || value === 'true',
	);
}

/** Yes or no, which Mango wants as 1 or 0. */
export function bit(name: string, about: About & { default: boolean }): Field {
	const yes = flag(name, about);
	return {
		...yes,
		read: (value, setting) => {
			const given = yes.read(value, setting);
			return given === undefined ? undefined : Number(given);
		},
	};
}

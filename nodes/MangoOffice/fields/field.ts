/**
 * What a field of an operation is. The kinds beside this file are a closed set: each knows how it
 * looks in the editor, how its value is checked and written for Mango, and where it goes.
 */

import type { INodeProperties } from 'n8n-workflow';

/**
 * A value that Mango would refuse. A field returns it with the end of the sentence "'Label' …";
 * the interpreter throws it with the whole.
 */
export class FieldProblem extends Error {}

export interface Field {
	/** The parameter's name in saved workflows: never renamed. */
	readonly name: string;
	readonly label: string;
	/**
	 * Where the value goes in Mango's JSON, e.g. `from.extension`; empty: it is an object and its
	 * members go into the whole; absent: the operation places it.
	 */
	readonly at?: string;
	/** Shown under "Additional Fields" instead of always. */
	readonly optional: boolean;
	/** Shown, read and required only while these other fields have one of these values. */
	readonly showWhen?: ShowWhen;
	readonly property: INodeProperties;
	/**
	 * The value for Mango, from the parameter's: undefined when the user left it empty, a
	 * {@link FieldProblem} when it will not do.
	 */
	readonly read: (value: unknown, setting: Setting) => unknown;
}

/** Values that decide over another field, by the name of theirs. */
export type ShowWhen = Readonly<Record<string, ReadonlyArray<string | number | boolean>>>;

/** What a field may need to know to read a value. */
export interface Setting {
	/** «Адрес домена» of the SIP settings, if the credential holds it. */
	readonly sipDomain: string | null;
	/** The workflow's zone, for times without one. */
	readonly timezone: string;
}

/** What every kind of field can say about itself. */
export interface About {
	readonly label: string;
	readonly at?: string;
	readonly optional?: boolean;
	readonly description?: string;
	readonly placeholder?: string;
	readonly showWhen?: ShowWhen;
}

/** Puts a field together: what it says about itself, its look, its reading. */
export function field(
	name: string,
	about: About,
	look: Partial<INodeProperties>,
	read: Field['read'],
): Field {
	const optional = about.optional ?? false;
	return {
		name,
		label: about.label,
		at: about.at,
		optional,
		showWhen: about.showWhen,
		read,
		property: {
			displayName: about.label,
			name,
			...(about.description === undefined ? {} : { description: about.description }),
			...(about.placeholder === undefined ? {} : { placeholder: about.placeholder }),
			...(optional || look.type === 'boolean' ? {} : { required: true }),
			...look,
		} as INodeProperties,
	};
}

/** n8n extracts a locator's value only at the top level, not inside a collection. */
export function locatorValue(given: unknown): unknown {
	const isLocator = typeof given === 'object' && given !== null && '__rl' in given;
	return isLocator ? (given as { value?: unknown }).value : given;
}

/** The same field under "Additional Fields". */
export function optional(one: Field): Field {
	return { ...one, optional: true, property: { ...one.property, required: undefined } };
}

/**
 * The kinds of fields that operations are made of: a closed set. Each knows how it looks in the
 * editor, how its value is checked and written for Mango, and where it goes in the JSON.
 */

import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { integer, text as textOf } from '../../mango/lenient';
import { isExtension, isSipAddress, phoneDigits } from '../../mango/phone';

/**
 * A value that Mango would refuse. A field returns it with the end of the sentence "'Label' …";
 * the interpreter throws it with the whole.
 */
export class FieldProblem extends Error {}

export interface Field {
	/** The parameter's name in saved workflows: never renamed. */
	readonly name: string;
	readonly label: string;
	/** Where the value goes in Mango's JSON, e.g. `from.extension`; absent: the operation places it. */
	readonly at?: string;
	/** Shown under "Additional Fields" instead of always. */
	readonly optional: boolean;
	readonly property: INodeProperties;
	/**
	 * The value for Mango, from the parameter's: undefined when the user left it empty, a
	 * {@link FieldProblem} when it will not do.
	 */
	readonly read: (value: unknown, pbx: PbxFacts) => unknown;
}

/** What a field may need to know about the PBX. */
export interface PbxFacts {
	/** «Адрес домена» of the SIP settings, if the credential holds it. */
	readonly sipDomain: string | null;
}

interface About {
	readonly label: string;
	readonly at?: string;
	readonly optional?: boolean;
	readonly description?: string;
	readonly placeholder?: string;
}

/** Any text, up to a number of bytes: Mango counts ids in bytes (mango-api.md §1.11). */
export function text(
	name: string,
	about: About & { max?: number; rows?: number; default?: string },
): Field {
	return field(name, about, { type: 'string', ...rows(about.rows), default: about.default ?? '' }, (value) => {
		const given = textOf(value);
		if (given !== null && Buffer.byteLength(given) > (about.max ?? Infinity)) {
			return new FieldProblem(`is longer than ${about.max} bytes`);
		}
		return given ?? undefined;
	});
}

/** An external phone number in any usual writing; Mango gets digits. */
export function phone(name: string, about: About): Field {
	const placeholder = about.placeholder ?? 'e.g. +7 916 123-45-67';
	return field(name, { ...about, placeholder }, { type: 'string', default: '' }, (value) => {
		const given = textOf(value);
		if (given === null) return undefined;
		const digits = phoneDigits(given);
		if (digits === null) return new FieldProblem(`is not a phone number: ${given}`);
		return digits;
	});
}

/**
 * Anything that can be called: an external number, an extension, a group's number or a SIP address.
 * A SIP login may come without its domain when the credential knows that.
 */
export function destination(name: string, about: About): Field {
	const placeholder = about.placeholder ?? 'e.g. +7 916 123-45-67 or 101';
	return field(name, { ...about, placeholder }, { type: 'string', default: '' }, (value, pbx) => {
		const given = textOf(value);
		if (given === null || isExtension(given) || isSipAddress(given)) return given ?? undefined;
		const login = /^(?:sip:)?([a-z][\w.-]*|(?<=sip:)[\w.-]+)$/i.exec(given)?.[1];
		if (login !== undefined) {
			if (pbx.sipDomain !== null) return `sip:${login}@${pbx.sipDomain}`;
			return new FieldProblem(
				`is a SIP login without its domain: ${given}. Add the domain, or fill in 'SIP Domain' in the credential`,
			);
		}
		const digits = phoneDigits(given);
		if (digits === null) {
			return new FieldProblem(`is neither a phone number nor an extension nor a SIP address: ${given}`);
		}
		return digits;
	});
}

/** An employee, from the list or by extension; Mango gets the extension. */
export function employee(name: string, about: About): Field {
	return extensionPicker(name, about, 'searchEmployees', 'e.g. 101');
}

/** A group, from the list or by its internal number; Mango gets the number. */
export function group(name: string, about: About): Field {
	return extensionPicker(name, about, 'searchGroups', 'e.g. 500');
}

/** A line of the PBX, from the list or by number; of a SIP line Mango wants the name (§2.1.1). */
export function line(name: string, about: About): Field {
	const look = picker('searchLines', 'Number', 'e.g. +7 495 000-00-01');
	return field(name, about, look, (value) => {
		const given = textOf(value);
		return given === null ? undefined : (phoneDigits(given) ?? given);
	});
}

/** A whole number within limits. */
export function wholeNumber(
	name: string,
	about: About & { min?: number; max?: number; default: number | '' },
): Field {
	const typeOptions = { minValue: about.min, maxValue: about.max };
	return field(name, about, { type: 'number', typeOptions, default: about.default }, (value) => {
		if (value === '' || value === undefined || value === null) return undefined;
		const given = integer(value);
		if (given === null) return new FieldProblem('is not a whole number');
		if (given < (about.min ?? -Infinity)) return new FieldProblem(`is less than ${about.min}`);
		if (given > (about.max ?? Infinity)) return new FieldProblem(`is more than ${about.max}`);
		return given;
	});
}

/** One of a few fixed values. */
export function choice(
	name: string,
	about: About & { options: INodePropertyOptions[]; default: string },
): Field {
	const { options } = about;
	return field(name, about, { type: 'options', options, default: about.default }, (value) => {
		if (!options.some((option) => option.value === value)) {
			return new FieldProblem(`does not know the value '${String(value)}'`);
		}
		return value;
	});
}

/** Yes or no; the description starts with "Whether". */
export function flag(name: string, about: About & { default: boolean }): Field {
	return field(name, about, { type: 'boolean', default: about.default }, (value) => value === true);
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
		const rows = (value as { header?: Array<{ name?: unknown; value?: unknown }> })?.header ?? [];
		const headers: Record<string, string> = {};
		for (const row of rows) {
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

function extensionPicker(name: string, about: About, search: string, placeholder: string): Field {
	return field(name, about, picker(search, 'Extension', placeholder), (value) => {
		const given = textOf(value);
		if (given === null) return undefined;
		if (!isExtension(given)) return new FieldProblem(`is not an internal number: ${given}`);
		return given;
	});
}

/** A resource locator: from the searchable list, or by the noun, whose lower case is the mode's name. */
function picker(searchListMethod: string, noun: string, placeholder: string): Partial<INodeProperties> {
	return {
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod, searchable: true },
			},
			{ displayName: `By ${noun}`, name: noun.toLowerCase(), type: 'string', placeholder },
		],
	};
}

function rows(count: number | undefined): Partial<INodeProperties> {
	return count === undefined ? {} : { typeOptions: { rows: count } };
}

function field(
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

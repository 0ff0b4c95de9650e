import { text as textOf } from '../../../mango/lenient';
import { isExtension, isSipAddress, phoneDigits } from '../../../mango/phone';
import { field, FieldProblem, type About, type Field, type Setting } from './field';
import { listOf } from './texts';

/** Of any number or address that can be called (mango-api.md §2.1.1). */
const LONGEST_BYTES = 128;

/** What most wrong numbers lack. */
const COMPLETE = 'Write all digits, as in +7 916 123-45-67';

/** An external phone number in any usual writing; Mango gets digits. */
export function phone(name: string, about: About): Field {
	const placeholder = about.placeholder ?? 'e.g. +7 916 123-45-67';
	return field(name, { ...about, placeholder }, { type: 'string', default: '' }, (value) => {
		const given = textOf(value);
		if (given === null) return undefined;
		return phoneDigits(given) ?? new FieldProblem(`is not a phone number: ${given}. ${COMPLETE}`);
	});
}

/** Several phone numbers: one by one, as a list from an expression, or with commas between them. */
export function phones(name: string, about: About & { most?: number }): Field {
	const typeOptions = { multipleValues: true, multipleValueButtonText: 'Add Number' };
	const placeholder = about.placeholder ?? 'e.g. +7 916 123-45-67';
	return field(name, { ...about, placeholder }, { type: 'string', typeOptions, default: [] }, (value) => {
		const given = listOf(value).map(textOf).filter((one) => one !== null);
		const digits = given.map(phoneDigits);
		const wrong = digits.indexOf(null);
		if (wrong >= 0) return new FieldProblem(`holds something that is not a phone number: ${given[wrong]}`);
		const distinct = [...new Set(digits)];
		if (distinct.length > (about.most ?? Infinity)) {
			return new FieldProblem(`holds ${distinct.length} numbers; ${about.most} are the most`);
		}
		return distinct.length === 0 ? undefined : distinct;
	});
}

/** An external phone number or a SIP address; Mango gets digits or `sip:user@domain` (§1.11). */
export function phoneOrSip(name: string, about: About): Field {
	const placeholder = about.placeholder ?? 'e.g. +7 916 123-45-67';
	return field(name, { ...about, placeholder }, { type: 'string', default: '' }, (value) => {
		const given = textOf(value);
		if (given === null || isSipAddress(given)) return given ?? undefined;
		if (isSipAddress(`sip:${given}`)) return `sip:${given}`;
		return phoneDigits(given) ?? new FieldProblem(`is neither a phone number nor a SIP address: ${given}`);
	});
}

/** An internal number that is typed in, such as one that is to be given away. */
export function extension(name: string, about: About): Field {
	const placeholder = about.placeholder ?? 'e.g. 101';
	return field(name, { ...about, placeholder }, { type: 'string', default: '' }, (value) => {
		const given = textOf(value);
		if (given === null || isExtension(given)) return given ?? undefined;
		return new FieldProblem(`is not an internal number: ${given}`);
	});
}

/**
 * Anything that can be called: an external number, an extension, a group's number or a SIP address.
 * A SIP login may come without its domain when the credential knows that.
 */
export function destination(name: string, about: About): Field {
	const placeholder = about.placeholder ?? 'e.g. +7 916 123-45-67 or 101';
	return field(name, { ...about, placeholder }, { type: 'string', default: '' }, readDestination);
}

/** What a person or an expression gives as something that can be called. */
export function readDestination(value: unknown, setting: Setting): string | undefined | FieldProblem {
	const given = textOf(value);
	if (given === null || isExtension(given)) return given ?? undefined;
	if (Buffer.byteLength(given) > LONGEST_BYTES) {
		return new FieldProblem(`is longer than ${LONGEST_BYTES} characters`);
	}
	if (isSipAddress(given)) return given;
	const login = /^(?:sip:)?([a-z][\w.-]*|(?<=sip:)[\w.-]+)$/i.exec(given)?.[1];
	if (login !== undefined) {
		if (setting.sipDomain !== null) return `sip:${login}@${setting.sipDomain}`;
		return new FieldProblem(
			`is a SIP login without its domain: ${given}. Add the domain, or fill in 'SIP Domain' in the credential`,
		);
	}
	const digits = phoneDigits(given);
	if (digits !== null) return digits;
	return new FieldProblem(`is neither a phone number nor an extension nor a SIP address: ${given}. ${COMPLETE}`);
}

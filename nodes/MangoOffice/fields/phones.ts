import { text as textOf } from '../../../mango/lenient';
import { isExtension, isSipAddress, phoneDigits } from '../../../mango/phone';
import { field, FieldProblem, type About, type Field } from './field';

/** An external phone number in any usual writing; Mango gets digits. */
export function phone(name: string, about: About): Field {
	const placeholder = about.placeholder ?? 'e.g. +7 916 123-45-67';
	return field(name, { ...about, placeholder }, { type: 'string', default: '' }, (value) => {
		const given = textOf(value);
		if (given === null) return undefined;
		return phoneDigits(given) ?? new FieldProblem(`is not a phone number: ${given}`);
	});
}

/**
 * Anything that can be called: an external number, an extension, a group's number or a SIP address.
 * A SIP login may come without its domain when the credential knows that.
 */
export function destination(name: string, about: About): Field {
	const placeholder = about.placeholder ?? 'e.g. +7 916 123-45-67 or 101';
	return field(name, { ...about, placeholder }, { type: 'string', default: '' }, (value, setting) => {
		const given = textOf(value);
		if (given === null || isExtension(given) || isSipAddress(given)) return given ?? undefined;
		const login = /^(?:sip:)?([a-z][\w.-]*|(?<=sip:)[\w.-]+)$/i.exec(given)?.[1];
		if (login !== undefined) {
			if (setting.sipDomain !== null) return `sip:${login}@${setting.sipDomain}`;
			return new FieldProblem(
				`is a SIP login without its domain: ${given}. Add the domain, or fill in 'SIP Domain' in the credential`,
			);
		}
		const digits = phoneDigits(given);
		if (digits !== null) return digits;
		return new FieldProblem(`is neither a phone number nor an extension nor a SIP address: ${given}`);
	});
}

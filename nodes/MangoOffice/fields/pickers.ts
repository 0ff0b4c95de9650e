import type { INodeProperties } from 'n8n-workflow';

import { text as textOf } from '../../../mango/lenient';
import { isExtension, phoneDigits } from '../../../mango/phone';
import type { PickerName } from '../../pickers/pickers';
import { field, FieldProblem, type About, type Field } from './field';
import { readId } from './numbers';
import { readDestination } from './phones';

/** An employee, from the list or by extension; Mango gets the extension. */
export function employee(name: string, about: About): Field {
	return field(name, about, picker('searchEmployees', 'extension', 'e.g. 101'), readExtension);
}

/**
 * An employee as a side of a call: from the list, or by the number that a call event shows for them,
 * which is the address of a SIP phone or an external number where they have no extension (§2.1.8).
 */
export function party(name: string, about: About): Field {
	const look = picker('searchEmployees', 'number', 'e.g. 101 or sip:u101@example.mangosip.ru');
	return field(name, about, look, readDestination);
}

/** A group, from the list or by its internal number; Mango gets the number. */
export function group(name: string, about: About): Field {
	return field(name, about, picker('searchGroups', 'extension', 'e.g. 500'), readExtension);
}

/** A line of the PBX, from the list or by number; of a SIP line Mango wants the name (§2.1.1). */
export function line(name: string, about: About): Field {
	const look = picker('searchLines', 'number', 'e.g. +7 495 000-00-01');
	return field(name, about, look, (value) => {
		const given = textOf(value);
		return given === null ? undefined : (phoneDigits(given) ?? given);
	});
}

/**
 * Something of the PBX by its id, from a searchable list or typed in.
 *
 * @param searchListMethod a row of `nodes/pickers/pickers.ts`
 */
export function pick(name: string, searchListMethod: PickerName, about: About): Field {
	return field(name, about, picker(searchListMethod, 'id', about.placeholder ?? 'e.g. 1'), readId);
}

/** A recording: by its id, which events and statistics give, or one of the latest days from the list. */
export function recording(name: string, about: About): Field {
	const look = { ...picker('searchRecordings', 'id', 'e.g. MToxMDAwMDAw…'), default: { mode: 'id', value: '' } };
	return field(name, about, look, (value) => {
		const given = textOf(value);
		if (given === null) return undefined;
		return Buffer.byteLength(given) > 128 ? new FieldProblem('is longer than 128 bytes') : given;
	});
}

/** Something of the PBX by a name that Mango takes as it is, such as a domain. */
export function pickName(name: string, searchListMethod: PickerName, about: About): Field {
	const look = picker(searchListMethod, 'name', about.placeholder ?? 'e.g. example.mangosip.ru');
	return field(name, about, look, (value) => textOf(value) ?? undefined);
}

function readExtension(value: unknown): string | undefined | FieldProblem {
	const given = textOf(value);
	if (given === null) return undefined;
	return isExtension(given) ? given : new FieldProblem(`is not an internal number: ${given}`);
}

/** How a mode is called: the editor has room for nine letters. */
const MODES = { extension: 'By Ext.', id: 'By ID', name: 'By Name', number: 'Number' } as const;

/** A resource locator: from the searchable list, or typed in. */
function picker(searchListMethod: PickerName, mode: keyof typeof MODES, placeholder: string): Partial<INodeProperties> {
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
			{ displayName: MODES[mode], name: mode, type: 'string', placeholder },
		],
	};
}

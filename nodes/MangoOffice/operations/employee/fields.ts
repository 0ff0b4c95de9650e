import { bit, choice, flag } from '../../fields/choices';
import { optional, type Field } from '../../fields/field';
import { wholeNumber } from '../../fields/numbers';
import { extension, phone, phoneOrSip } from '../../fields/phones';
import { pick } from '../../fields/pickers';
import { json, rows } from '../../fields/structures';
import { email, password, text } from '../../fields/texts';
import type { Input } from '../../operation';

/** The employee that an operation is about, by the id of the account (mango-api.md §1.11). */
export const employeeId: Field = pick('employeeId', 'searchEmployeeIds', {
	label: 'Employee',
	at: 'user_id',
	placeholder: 'e.g. 400001',
	description: 'From the list, or by the ID of the account, which is not the extension',
});

/** What a new employee must have (§2.7). */
export const requiredFields: readonly Field[] = [
	text('name', { label: 'Name', at: 'name', placeholder: 'e.g. Anna Ivanova', description: 'First and last name' }),
	pick('roleId', 'searchRoles', {
		label: 'Role',
		at: 'access_role_id',
		description: 'What the employee may see and change in the cabinet',
	}),
	extension('extension', {
		label: 'Extension',
		at: 'extension',
		description: 'The internal number; nobody else in the PBX may have it',
	}),
];

const listOfNumbers = rows('numbers', {
	label: 'Numbers',
	at: 'numbers',
	optional: true,
	row: 'Number',
	description:
		'The phones on which the employee is called, in this order; on update the list replaces all numbers that the employee has now, and SIP accounts of numbers that are left out are deleted',
	columns: [
		phoneOrSip('number', {
			label: 'Number',
			at: 'number',
			placeholder: 'e.g. +7 916 123-45-67 or sip:u101@example.mangosip.ru',
		}),
		choice('protocol', {
			label: 'Protocol',
			at: 'protocol',
			default: 'auto',
			description: 'Automatic takes SIP for a SIP address and telephone for everything else',
			options: [
				{ name: 'Automatic', value: 'auto' },
				{ name: 'FMC', value: 'fmc' },
				{ name: 'SIP', value: 'sip' },
				{ name: 'Telephone', value: 'tel' },
			],
		}),
		wholeNumber('waitSeconds', {
			label: 'Ring For (Seconds)',
			at: 'wait_sec',
			min: 0,
			max: 600,
			default: 30,
			description: 'How long this number rings before the next one; 0 leaves it to the network',
		}),
		choice('status', {
			label: 'Status',
			at: 'status',
			default: 'on',
			description: 'A number that is off stays in the list and is not called',
			options: [
				{ name: 'Off', value: 'off' },
				{ name: 'On', value: 'on' },
			],
		}),
		optional(
			json('schedule', {
				label: 'Schedule',
				at: 'schedule',
				description:
					'When the number is called, as an object with from and until (dates in UTC) and items (type of day, from and until in Moscow time)',
			}),
		),
	],
});

const numbers: Field = {
	...listOfNumbers,
	read: (value, setting) => {
		const given = listOfNumbers.read(value, setting);
		if (!Array.isArray(given)) return given;
		return given.map((one: { number: string; protocol?: string }) => ({
			...one,
			protocol: one.protocol === 'auto' || one.protocol === undefined ? protocolOf(one.number) : one.protocol,
		}));
	},
};

function protocolOf(number: string): string {
	return number.startsWith('sip') ? 'sip' : 'tel';
}

/** Everything else that can be set, at creation and later. */
export const furtherFields: readonly Field[] = [
	text('department', { label: 'Department', at: 'department', optional: true }),
	wholeNumber('dialAlgorithm', {
		label: 'Dial Algorithm',
		at: 'dial_alg',
		optional: true,
		min: 0,
		max: 2,
		default: 1,
		description: 'In what way several numbers of the employee are called: 0, 1 or 2, as Get shows it',
	}),
	email('email', { label: 'Email', at: 'email', optional: true }),
	pick('lineId', 'searchOutgoingLines', {
		label: 'Outgoing Line',
		at: 'line_id',
		optional: true,
		placeholder: 'e.g. 90001',
		description: 'The number that clients see when the employee calls; not together with a trunk number',
	}),
	text('login', {
		label: 'Login',
		at: 'login',
		optional: true,
		description: 'For the cabinet; only together with a password',
	}),
	phone('mobile', { label: 'Mobile', at: 'mobile', optional: true }),
	numbers,
	password('password', {
		label: 'Password',
		at: 'password',
		optional: true,
		description:
			'For the cabinet, only together with a login: at least 8 characters with uppercase and lowercase Latin letters and digits',
	}),
	text('position', { label: 'Position', at: 'position', optional: true }),
	pick('trunkNumberId', 'searchOutgoingTrunkNumbers', {
		label: 'Outgoing Trunk Number',
		at: 'trunk_number_id',
		optional: true,
		description: 'The SIP trunk number for outgoing calls; not together with an outgoing line',
	}),
	bit('useContactCenterNumbers', {
		label: 'Use Contact Center Numbers',
		at: 'use_cc_numbers',
		optional: true,
		default: true,
		description: 'Whether calls go to the numbers that the employee has chosen in the contact center',
	}),
	bit('useStatus', {
		label: 'Use Contact Center Status',
		at: 'use_status',
		optional: true,
		default: true,
		description: "Whether calls are distributed by the employee's status in the contact center",
	}),
];

const withoutLine = flag('removeOutgoingLine', {
	label: 'Remove Outgoing Line',
	at: 'line_id',
	optional: true,
	default: true,
	description: 'Whether to leave the employee without a line or trunk number for outgoing calls',
});

/** For updates: an empty line is how Mango takes "none" (§2.7). */
export const removeOutgoingLine: Field = {
	...withoutLine,
	read: (value, setting) => (withoutLine.read(value, setting) === true ? '' : undefined),
};

/** What Mango would refuse with 3123 or 3125, whichever operation it is. */
export function memberProblem({ lineId, trunkNumberId, login, password: secret, ...rest }: Input): string | null {
	if (lineId !== undefined && trunkNumberId !== undefined) {
		return "Only one of 'Outgoing Line' and 'Outgoing Trunk Number' can be given";
	}
	if (rest.removeOutgoingLine !== undefined && (lineId ?? trunkNumberId) !== undefined) {
		return "'Remove Outgoing Line' does not go together with an outgoing line or trunk number";
	}
	if ((login === undefined) !== (secret === undefined)) {
		return "'Login' and 'Password' can only be given together";
	}
	return null;
}

import type { ForwardTarget, RuleWish } from '../../../../mango/forwarding';
import { choice, flag } from '../../fields/choices';
import type { Field } from '../../fields/field';
import { id, wholeNumber } from '../../fields/numbers';
import { phoneOrSip } from '../../fields/phones';
import { pick } from '../../fields/pickers';
import { text } from '../../fields/texts';
import type { Input } from '../../operation';

export const forwardingRuleId = pick('forwardingRuleId', 'searchForwardingRules', {
	label: 'Forwarding Rule',
	at: 'forward_id',
	description: 'From the list, in which the first thousand rules are, or by ID',
});

export const clientNumber = phoneOrSip('clientNumber', {
	label: 'Client Number',
	at: 'client_phone_number',
	description: 'Who calls: a phone number in any writing, or a SIP address',
});

export const activeFlag = flag('active', {
	label: 'Active',
	at: 'status',
	optional: true,
	default: true,
	description: 'Whether the rule applies; a new one does unless this is switched off',
});

export const comment = text('comment', { label: 'Comment', at: 'comment', optional: true });

/** An update may leave the target as it is. */
export const KEEP = 'keep';

const TARGETS: Array<{ name: string; value: ForwardTarget }> = [
	{ name: 'Employee', value: 'employee' },
	{ name: 'External Number', value: 'externalNumber' },
	{ name: 'Group', value: 'group' },
];

/** Where the calls go: a choice, and the fields that belong to what was chosen. */
export function targetFields(first: ForwardTarget | typeof KEEP): Field[] {
	const keeping = first === KEEP ? [{ name: 'Keep as It Is', value: KEEP }] : [];
	return [
		choice('target', {
			label: 'Forward To',
			at: 'forward_type',
			default: first,
			options: [...TARGETS, ...keeping],
		}),
		pick('employeeId', 'searchEmployeeIds', {
			label: 'Employee',
			at: 'forward_user_id',
			placeholder: 'e.g. 400001',
			description: 'From the list, or by the ID, which is not the extension',
			showWhen: { target: ['employee'] },
		}),
		pick('groupId', 'searchGroupIds', {
			label: 'Group',
			at: 'forward_group_id',
			placeholder: 'e.g. 70001',
			description: 'From the list, or by the ID, which is not the internal number',
			showWhen: { target: ['group'] },
		}),
		phoneOrSip('externalNumber', {
			label: 'External Number',
			at: 'forward_number',
			showWhen: { target: ['externalNumber'] },
		}),
		wholeNumber('waitSeconds', {
			label: 'Ring For (Seconds)',
			at: 'forward_wait_sec',
			min: 1,
			max: 600,
			default: 30,
			description: 'How long the external number rings',
			showWhen: { target: ['externalNumber'] },
		}),
		id('employeeContactId', {
			label: 'Employee Contact ID',
			at: 'forward_contact_id',
			optional: true,
			placeholder: 'e.g. 500001',
			description: "One of the employee's numbers by its ID; otherwise their default number rings",
			showWhen: { target: ['employee'] },
		}),
	];
}

/** What the user wants, without the "keep" of an update. */
export function wishOf({ target, ...rest }: Input): RuleWish {
	return target === KEEP ? rest : ({ ...rest, target } as RuleWish);
}

import { autoSecretaryRulesOf } from '../../../mango/configuration';
import { bit } from '../fields/choices';
import { pick } from '../fields/pickers';
import { listed, listFields, simplifyField } from '../lists';
import type { Resource } from '../operation';

const employeeId = pick('employeeId', 'searchEmployeeIds', {
	label: 'Employee',
	at: 'user_id',
	placeholder: 'e.g. 400001',
	description: 'Whose rules: from the list, or by the ID, which is not the extension',
});

/** Personal rules for calls to an employee: at lunch, on holiday (mango-api.md §2.7). */
export const autoSecretary: Resource = {
	value: 'autoSecretary',
	name: 'Auto-Secretary',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many auto-secretary rules',
			description: "List an employee's personal rules for incoming calls, such as forwarding during lunch",
			method: 'autosecretary/rules',
			fields: [employeeId, ...listFields, simplifyField],
			output: listed(autoSecretaryRulesOf),
			example: {
				in: { employeeId: '400001', returnAll: true, simplify: true },
				sends: { user_id: 400001 },
				replies: { result: 1000, rules: [{ rule_id: 1, name: 'Lunch', active: 0, wait_time: 20 }] },
				out: [{ ruleId: 1, name: 'Lunch', active: false }],
			},
		},
		{
			value: 'setStatus',
			name: 'Set Status',
			action: 'Set status of auto-secretary rule',
			description: "Switch one of an employee's personal rules on or off, for example when a holiday begins",
			method: 'autosecretary/status/change',
			fields: [
				employeeId,
				pick('ruleId', 'searchAutoSecretaryRules', {
					label: 'Rule',
					at: 'rule_id',
					description: "A rule of this employee: from the list, or by the ID that 'Get Many' gives",
				}),
				bit('active', {
					label: 'Active',
					at: 'active',
					default: true,
					description: 'Whether the rule applies from now on',
				}),
			],
			output: (_reply, input) => ({
				employeeId: input.employeeId as number,
				ruleId: input.ruleId as number,
				active: input.active === 1,
			}),
			example: {
				in: { employeeId: '400001', ruleId: '1', active: true },
				sends: { user_id: 400001, rule_id: 1, active: 1 },
				replies: { result: 1000 },
				out: [{ employeeId: 400001, ruleId: 1, active: true }],
			},
		},
	],
};

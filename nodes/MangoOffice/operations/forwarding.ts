import type { IDataObject } from 'n8n-workflow';

import { forwardingRulesOf, ruleParams } from '../../../mango/forwarding';
import { limited, listFields, mostOf } from '../lists';
import type { Resource } from '../operation';
import { activeFlag, clientNumber, comment, forwardingRuleId, targetFields, wishOf } from './forwarding/fields';
import { everyRule, update } from './forwarding/update';

/** Forwarding by the client's number, past scheme and queue (mango-api.md §2.2). */
export const forwarding: Resource = {
	value: 'forwarding',
	name: 'Forwarding Rule',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many forwarding rules',
			description: 'List which clients are put through at once to an employee, a group or another number',
			method: 'forwarding/numbers',
			fields: listFields,
			run: async (tools, input) => {
				const rules = await everyRule(tools, mostOf(input));
				return limited(forwardingRulesOf(rules), input).map((rule) => ({ json: { ...rule } }));
			},
			example: {
				in: { returnAll: true },
				out: [
					{
						forwardingRuleId: 1,
						clientNumber: '+79000000001',
						active: true,
						comment: 'VIP',
						target: 'employee',
						employeeId: 400001,
						employeeContactId: null,
						groupId: null,
						externalNumber: null,
						waitSeconds: null,
					},
				],
			},
		},
		{
			value: 'create',
			name: 'Create',
			action: 'Create forwarding rule',
			description:
				'Put the calls of one client through at once, for example an important client to their manager; a client has one rule at most',
			method: 'forwarding/number/add',
			fields: [clientNumber, ...targetFields('employee'), activeFlag, comment],
			body: (input) => ruleParams(wishOf(input)) as IDataObject,
			// The rule as sent; not every edition tells its id (§2.2, mark C).
			output: ({ forward_id }, input) =>
				forwardingRulesOf([{ ...ruleParams(wishOf(input)), forward_id }]).map((rule) => ({ ...rule })),
			example: {
				in: {
					clientNumber: '8 900 000-00-07',
					target: 'externalNumber',
					externalNumber: '+7 900 000-01-01',
					waitSeconds: 20,
					comment: 'VIP',
				},
				sends: {
					client_phone_number: '79000000007',
					client_phone_type: 0,
					status: '1',
					comment: 'VIP',
					forward_type: 'ext_forward',
					forward_to_ext: { forward_number_type: 0, forward_number: '79000000101', forward_wait_sec: 20 },
				},
				replies: { result: 1000, forward_id: 3 },
				out: [
					{
						forwardingRuleId: 3,
						clientNumber: '+79000000007',
						active: true,
						comment: 'VIP',
						target: 'externalNumber',
						employeeId: null,
						employeeContactId: null,
						groupId: null,
						externalNumber: '+79000000101',
						waitSeconds: 20,
					},
				],
			},
		},
		update,
		{
			value: 'delete',
			name: 'Delete',
			action: 'Delete forwarding rule',
			description: 'Remove a forwarding rule: the calls of this client then follow the call scheme like all others',
			method: 'forwarding/number/remove',
			fields: [forwardingRuleId],
			output: (_reply, input) => ({ deleted: true, forwardingRuleId: input.forwardingRuleId as number }),
			example: {
				in: { forwardingRuleId: '1' },
				sends: { forward_id: 1 },
				replies: { result: 1000 },
				out: [{ deleted: true, forwardingRuleId: 1 }],
			},
		},
	],
};

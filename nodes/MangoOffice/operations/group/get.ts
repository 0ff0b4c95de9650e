import type { IDataObject } from 'n8n-workflow';

import { groupDetailsOf } from '../../../../mango/details';
import type { JsonObject } from '../../../../mango/lenient';
import { failure, MangoError } from '../../../../mango/reply';
import { shown, simplifyField } from '../../lists';
import type { Input, Operation } from '../../operation';
import { groupId } from './fields';

/** One group with everything that is set for it (mango-api.md §2.7). */
export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get group',
	description: 'Get one group with its employees, their priorities and how calls are distributed',
	method: 'groups',
	fields: [groupId, simplifyField],
	body: (input) => ({ group_id: input.groupId as number, show_users: 1 }),
	output: found,
	example: {
		in: { groupId: '70001', simplify: true },
		sends: { group_id: 70001, show_users: 1 },
		replies: {
			result: 1000,
			groups: [
				{
					id: 70001,
					name: 'Sales',
					description: '',
					extension: '500',
					dial_alg_group: 2,
					dial_alg_users: '1',
					auto_redirect: 0,
					auto_dial: 0,
					line_id: null,
					use_dynamic_ivr: '1',
					use_dynamic_seq_num: 0,
					melody_id: 0,
					operators: [{ id: 400001, name: 'Anna Ivanova', extension: '101', priority: 1, order: 0 }],
				},
			],
		},
		out: [
			{
				groupId: 70001,
				name: 'Sales',
				extension: '500',
				description: null,
				employees: [{ employeeId: 400001, name: 'Anna Ivanova', extension: '101', priority: 1 }],
				callDistribution: 2,
				numbersToRing: 1,
				preferFamiliarEmployee: false,
				callBackMissed: false,
				lineId: null,
				announceWaitingTime: true,
				announceQueuePosition: false,
				melodyId: 0,
			},
		],
	},
};

function found(reply: JsonObject, input: Input): IDataObject {
	const row = groupDetailsOf(reply).find(({ simple }) => simple.groupId === input.groupId);
	if (row === undefined) {
		throw new MangoError(
			failure(`No group has the ID ${String(input.groupId)}`, {
				hint: "Choose the group from the list, or look it up with 'Get Many'.",
			}),
		);
	}
	return shown(row, input);
}

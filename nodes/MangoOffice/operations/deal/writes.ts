import type { IDataObject } from 'n8n-workflow';

import { changedDeal } from '../../../../mango/contactCenter/deals';
import { DEAL_STATUSES } from '../../../../mango/contactCenter/words';
import { integer } from '../../../../mango/lenient';
import type { Field } from '../../fields/field';
import { bodyOf } from '../../interpret';
import type { Input, Operation } from '../../operation';
import type { Tools } from '../../tools';
import { createdAt, dealId, details, essentials, loss } from './fields';

const CHANGES: readonly Field[] = [...essentials({ optional: true }), ...details, ...loss];

const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create deal',
	description: 'Open a deal for a contact of the address book, in a step of a funnel',
	method: '/cc/deal/create',
	fields: [...essentials(), ...details, createdAt],
	output: (reply) => ({ dealId: integer(reply.deal_id) }),
	example: {
		in: {
			name: 'Ten chairs',
			contactId: 11000001,
			employeeId: 400001,
			funnelId: 148,
			stepId: 1404,
			amount: 990.5,
			customFields: { '705': 25 },
		},
		sends: {
			name: 'Ten chairs',
			contact_id: 11000001,
			abonent_id: 400001,
			funnel_id: 148,
			step_id: 1404,
			amount: 990.5,
			custom_fields: { '705': 25 },
		},
		replies: { result: 1000, deal_id: 233140 },
		out: [{ dealId: 233140 }],
	},
};

const change: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update deal',
	description: 'Change a deal, for example move it to another step or close it; what is not filled in stays as it is',
	method: '/cc/deal/update',
	fields: [dealId, ...CHANGES],
	check: updateProblem,
	run: update,
	example: { in: { dealId: 233140, stepId: 1405 }, out: [{ dealId: 233140, updated: true }] },
};

export const writes: readonly Operation[] = [create, change];

function updateProblem(input: Input): string | null {
	if (!CHANGES.some(({ name }) => input[name] !== undefined)) return 'There is nothing to change';
	const { status, lossReason, lossComment } = input;
	if (lossReason !== undefined && status !== undefined && status !== DEAL_STATUSES.lost) {
		return "'Loss Reason' goes only with the status Lost";
	}
	return lossComment !== undefined && lossReason === undefined ? "'Loss Comment' needs a 'Loss Reason'" : null;
}

/** Mango wants a changed deal as a whole (see {@link changedDeal}), so it is read first. */
async function update(tools: Tools, input: Input) {
	const { deal_id, ...changes } = bodyOf(change, input);
	const current = await tools.send('/cc/deal/get', { deal_id });
	await tools.send('/cc/deal/update', { ...(changedDeal(current, changes) as IDataObject), deal_id });
	return [{ json: { dealId: input.dealId as number, updated: true } }];
}

import type { IDataObject } from 'n8n-workflow';

import { forwardingRulesOf, ruleParams, ruleRow } from '../../../../mango/forwarding';
import type { JsonObject } from '../../../../mango/lenient';
import { failure, MangoError } from '../../../../mango/reply';
import { rowsIn } from '../../../../mango/rows';
import { optional } from '../../fields/field';
import type { Input, Operation } from '../../operation';
import type { Tools } from '../../tools';
import { nothingChanged } from '../changes';
import { activeFlag, clientNumber, comment, forwardingRuleId, KEEP, targetFields, wishOf } from './fields';

/** Mango wants the whole rule even when one thing changes, so that it is read first (§2.2). */
export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update forwarding rule',
	description: 'Change a forwarding rule or switch it on or off; what is not given stays as it is',
	method: 'forwarding/number/change',
	fields: [forwardingRuleId, ...targetFields(KEEP), activeFlag, optional(clientNumber), comment],
	check: ({ target, ...rest }) =>
		target === KEEP && nothingChanged(rest, 'forwardingRuleId') !== null
			? "There is nothing to change: choose 'Forward To', or a field under 'Additional Fields'"
			: null,
	run: change,
	example: {
		in: { forwardingRuleId: '1', target: 'keep', active: false },
		out: [
			{
				forwardingRuleId: 1,
				clientNumber: '+79000000001',
				active: false,
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
};

async function change(tools: Tools, input: Input) {
	const ruleId = input.forwardingRuleId as number;
	const present = ruleRow(await everyRule(tools, Infinity, ruleId), ruleId);
	if (present === undefined) {
		throw new MangoError(
			failure(`No forwarding rule has the ID ${ruleId}`, {
				hint: "Choose the rule from the list, or look it up with 'Get Many'.",
			}),
		);
	}
	const wish = wishOf(input);
	if (wish.target === undefined && forwardingRulesOf([present])[0].target === null) {
		throw new MangoError(
			failure('The rule forwards to something that this node does not know', {
				hint: "Choose a new target in 'Forward To'.",
			}),
		);
	}
	const params = { forward_id: ruleId, ...ruleParams(wish, present) } as IDataObject;
	await tools.send('forwarding/number/change', params);
	return forwardingRulesOf([params]).map((rule) => ({ json: { ...rule } }));
}

/** The most that one request gives (§2.2). */
const PAGE = 1000;

/**
 * The rules in Mango's writing, page by page.
 *
 * @param most no more than so many are needed
 * @param wanted the search ends with this rule
 */
export async function everyRule(tools: Tools, most: number, wanted?: number): Promise<JsonObject[]> {
	const rules: JsonObject[] = [];
	while (rules.length < most) {
		const limit = Math.min(PAGE, most - rules.length);
		const reply = await tools.send('forwarding/numbers', { limit, offset: rules.length });
		const page = rowsIn(reply, 'numbers');
		rules.push(...page);
		if (page.length < limit || (wanted !== undefined && ruleRow(page, wanted) !== undefined)) break;
	}
	return rules;
}

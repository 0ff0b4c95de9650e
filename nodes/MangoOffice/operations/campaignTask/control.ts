import { taskIn } from '../../../../mango/campaigns';
import { text as textOf } from '../../../../mango/lenient';
import type { MethodPath } from '../../../../mango/methods';
import { ids } from '../../fields/numbers';
import { bodyOf } from '../../interpret';
import type { Input, Operation } from '../../operation';
import type { Tools } from '../../tools';
import { campaignId } from '../campaign/fields';
import { nothingChanged } from '../changes';
import { person, taskBody, taskId } from './fields';

const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update campaign task',
	description: 'Change the name, company, priority or custom fields of a task in a campaign; its number cannot be changed',
	method: 'task/update',
	fields: [campaignId, taskId, ...person],
	check: (input) => nothingChanged(input, 'campaignId', 'taskId'),
	run: updateOne,
	example: {
		in: { campaignId: '55001', taskId: '7700001', name: 'Test Client', priority: 1 },
		out: [{ campaignId: 55001, taskId: 7700001, updated: true }],
	},
};

/** Steering tasks of campaigns (mango-api.md §2.11). */
export const control: readonly Operation[] = [
	steering('start', 'Start', 'Put one task of a campaign back into the queue, so that it is called again', 'task/start', 'started'),
	steering('stop', 'Stop', 'Stop one task of a campaign, so that this person is not called', 'task/stop', 'stopped'),
	update,
	steering('delete', 'Delete', 'Delete one task from a campaign for good', 'task/delete', 'deleted'),
	{
		value: 'reset',
		name: 'Reset',
		action: 'Reset campaign tasks',
		description: 'Forget the attempts of some tasks of a campaign, so that these people are called from the beginning',
		method: 'tasks/reset',
		fields: [
			campaignId,
			ids('taskIds', {
				label: 'Task IDs',
				at: 'task_ids',
				placeholder: 'e.g. 7700001, 7700002',
				description: 'The taskId values that Get Many gives',
			}),
		],
		output: (_reply, input) => ({
			campaignId: input.campaignId as number,
			taskIds: input.taskIds as number[],
			reset: true,
		}),
		example: {
			in: { campaignId: '55001', taskIds: '7700001, 7700002' },
			sends: { campaign_id: 55001, task_ids: [7700001, 7700002] },
			replies: { result: 1000 },
			out: [{ campaignId: 55001, taskIds: [7700001, 7700002], reset: true }],
		},
	},
];

/** @param done the word for it in the output */
function steering(value: string, title: string, description: string, method: MethodPath, done: string): Operation {
	return {
		value,
		name: title,
		action: `${title} campaign task`,
		description,
		method,
		fields: [campaignId, taskId],
		output: (_reply, input) => ({
			campaignId: input.campaignId as number,
			taskId: input.taskId as number,
			[done]: true,
		}),
		example: {
			in: { campaignId: '55001', taskId: '7700001' },
			sends: { campaign_id: 55001, task_id: 7700001 },
			replies: { result: 1000 },
			out: [{ campaignId: 55001, taskId: 7700001, [done]: true }],
		},
	};
}

/** The manual of 2026 wants the name with every change (DOC26 §4.6.17): it is read where it is not changed. */
async function updateOne(tools: Tools, input: Input) {
	const { campaignId: campaign, taskId: task } = input as { campaignId: number; taskId: number };
	const changes = taskBody(bodyOf(update, input));
	if (changes.name === undefined) {
		const name = textOf(taskIn(await tools.send('task', { task_id: task })).name);
		if (name !== null) changes.name = name;
	}
	await tools.send('task/update', changes);
	return [{ json: { campaignId: campaign, taskId: task, updated: true } }];
}

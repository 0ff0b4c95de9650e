import type { IDataObject } from 'n8n-workflow';

import { integer } from '../../../../mango/lenient';
import { e164 } from '../../../../mango/phone';
import { fromCode, MangoError } from '../../../../mango/reply';
import { bodyOf } from '../../interpret';
import type { Input, Operation, Outcome } from '../../operation';
import type { Tools } from '../../tools';
import { inBatches } from '../batches';
import { campaignId } from '../campaign/fields';
import { details, person, taskBody, taskProblem, toNumber } from './fields';

/** More in one campaign are refused with 5107 (mango-api.md §2.11). */
const MOST_TASKS = 10_000;
/** Of a request; not documented, and well below any limit of size. */
const MOST_AT_ONCE = 1_000;

const FIELDS = [campaignId, toNumber, ...person, ...details];

const addMany: Operation = {
	value: 'addMany',
	name: 'Add Many',
	action: 'Add many campaign tasks',
	description:
		'Add every input item to a campaign as a person to be called, up to 1000 in one request; the PBX adds them a little later and gives no task IDs, which Get Many lists then',
	method: 'tasks/push',
	fields: FIELDS,
	check: taskProblem,
	runAll: pushAll,
	example: {
		in: { campaignId: '55001', toNumber: '8 900 000-00-01', name: 'Test Client' },
		sends: { campaign_id: 55001, tasks: [{ number: '79000000001', name: 'Test Client' }] },
		replies: { result: 1000 },
		out: [{ campaignId: 55001, number: '+79000000001', name: 'Test Client', accepted: true }],
	},
};

const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create campaign task',
	description:
		'Add one person to be called to a campaign that is endless or not finished, and get the ID of the task; for many use Add Many',
	method: 'task/add',
	fields: FIELDS,
	check: taskProblem,
	body: (input) => taskBody(placed(input)),
	output: (reply, input) => ({ taskId: integer(reply.task_id), ...told(input) }),
	example: {
		in: {
			campaignId: '55001',
			toNumber: '+7 900 000-00-01',
			name: 'Test Client',
			priority: 1,
			otherNumbers: ['+7 900 000-00-02'],
			dueAt: '2026-06-21T12:00:00Z',
			customFields: { row: [{ customFieldId: '5781', value: 'Moscow' }] },
		},
		sends: {
			campaign_id: 55001,
			number: '79000000001',
			name: 'Test Client',
			priority: 1,
			due_date: '2026-06-21 12:00:00',
			custom_fields: { '5781': 'Moscow' },
			subtasks: [{ number: '79000000002', order: 0, type: 0 }],
		},
		replies: { result: 1000, task_id: 7700001 },
		out: [{ taskId: 7700001, campaignId: 55001, number: '+79000000001', name: 'Test Client' }],
	},
};

/** Giving campaigns people to call (mango-api.md §2.11). */
export const pushing: readonly Operation[] = [addMany, create];

async function pushAll(tools: Tools, inputs: readonly Input[]): Promise<Outcome[]> {
	const outcomes = refusals(inputs);
	const places = inputs.flatMap((_input, place) => (outcomes[place] === undefined ? [place] : []));
	const answers = await inBatches(
		tools,
		places.map((place) => inputs[place]),
		{
			path: 'tasks/push',
			size: MOST_AT_ONCE,
			apart: (input) => input.campaignId,
			params: (batch) => ({ campaign_id: batch[0].campaignId as number, tasks: batch.map(taskOnly) }),
			rows: (_reply, batch, problems) =>
				batch.map((input, index) => (problems[index] === null ? [{ ...told(input), accepted: true }] : [])),
		},
	);
	const rest = answers[Symbol.iterator]();
	return outcomes.map((outcome) => outcome ?? (rest.next().value as Outcome));
}

const REPEATED = 5109;
const TOO_MANY = 5107;

/** What would make Mango refuse a whole request for the sake of one task: this one fails alone. */
function refusals(inputs: readonly Input[]): Array<MangoError | undefined> {
	const numbers = new Map<unknown, Set<unknown>>();
	return inputs.map(({ campaignId: id, toNumber: number }) => {
		const known = numbers.get(id) ?? new Set();
		numbers.set(id, known);
		if (known.has(number)) return new MangoError(fromCode(REPEATED));
		if (known.size === MOST_TASKS) return new MangoError(fromCode(TOO_MANY));
		known.add(number);
		return undefined;
	});
}

function taskOnly(input: Input): IDataObject {
	return taskBody(placed({ ...input, campaignId: undefined }));
}

/** Each value at its place; the interpreter's way, without an operation's own body. */
function placed(input: Input): IDataObject {
	return bodyOf(addMany, input);
}

function told({ campaignId: id, toNumber: number, name }: Input): IDataObject {
	return {
		campaignId: id as number,
		number: e164(number as string) ?? (number as string),
		name: (name as string | undefined) ?? null,
	};
}

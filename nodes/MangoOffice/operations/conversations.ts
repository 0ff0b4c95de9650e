/** What the operations about past conversations have in common. */

import type { IDataObject } from 'n8n-workflow';

import { explain } from '../../../mango/result';
import type { Conversation } from '../../../mango/statistics/conversation';
import type { Period } from '../../../mango/statistics/windows';
import type { Input } from '../operation';

/** The period of `from` and `to`, in milliseconds. */
export function periodOf({ from, to }: Input): Period {
	return { from: from as number, to: to as number };
}

/** Mango answers a reversed period with 3111. */
export function periodProblem(input: Input): string | null {
	const { from, to } = periodOf(input);
	return from > to ? "'From' is later than 'To'" : null;
}

/** The item of a conversation; simplified, it goes without its legs. */
export function conversationRow(conversation: Conversation, simplify: boolean): IDataObject {
	const { legs, ...row } = conversation;
	return (simplify ? row : { ...row, legs }) as unknown as IDataObject;
}

/** For the examples of these operations. */
export const EXAMPLE_CONVERSATION: IDataObject = {
	entryId: 'MjAwMDAwMDAwMTo4MQ==',
	direction: 'inbound',
	clientNumber: '+79000000001',
	employeeExtension: '101',
	employeeName: 'Anna Ivanova',
	employeeId: 400001,
	groupName: 'Sales',
	groupExtension: '500',
	lineNumber: '+74950000001',
	answered: true,
	missed: false,
	missedReason: null,
	recallStatus: null,
	startedAt: '2026-06-21T00:00:00.000Z',
	answeredAt: '2026-06-21T00:00:19.000Z',
	endedAt: '2026-06-21T00:01:24.000Z',
	waitSeconds: 19,
	talkSeconds: 65,
	durationSeconds: 84,
	cost: 0,
	recordingIds: ['MToxMDAwMDAwOjkwMDAwMDAwMDE6MA=='],
	result: { ...explain(1110) },
};

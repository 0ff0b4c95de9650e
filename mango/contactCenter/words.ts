/**
 * Data: the contact center's numbers and words in words of ours (mango-api.md §2.12, §2.13).
 */

import { text } from '../lenient';

type Words = Readonly<Record<string, string | number>>;

/** Our word for a value of Mango's, or the value itself where Mango has a new one. */
export function wordOf(words: Words, value: unknown): string | number | null {
	const given = text(value);
	const word = Object.keys(words).find((one) => String(words[one]) === given);
	return word ?? (typeof value === 'number' ? value : given);
}

/** Mango's own statuses by our words; above them are those that the company has made itself. */
export const STATUSES = {
	online: 1,
	doNotDisturb: 2,
	break: 3,
	offline: 4,
	outboundOnly: 5,
	allCalls: 6,
} as const;

/** Kinds of a task by our words. */
export const TASK_TYPES = { call: 1, write: 2, meet: 3, do: 4 } as const;
export const TASK_STATUSES = { open: 0, completed: 1, canceled: 2, confirmed: 3 } as const;
export const TASK_PRIORITIES = { normal: 1, important: 2 } as const;

/** Stages of a deal's life by our words. */
export const DEAL_STATUSES = {
	inWork: 'in_work',
	won: 'succeed',
	lost: 'failed',
	deleted: 'delete',
} as const;

/** Why a deal was lost, by our words. */
export const LOSS_REASONS = {
	tooExpensive: 'too_expensive',
	badConditions: 'bad_condition',
	competitor: 'competitor',
	noDemand: 'missing_demand',
	other: 'alternative',
} as const;

/** Channels of a conversation by our words. */
export const CHANNELS = {
	unknown: 0,
	call: 1,
	site: 2,
	vk: 3,
	facebook: 4,
	viber: 5,
	telegram: 6,
	sms: 7,
	email: 8,
	whatsapp: 9,
	dialogs: 10,
} as const;

/** How a conversation ended, by our words. */
export const OUTCOMES = {
	handled: 1,
	transferred: 2,
	timedOut: 3,
	unanswered: 4,
	spam: 5,
	sendingForbidden: 6,
} as const;

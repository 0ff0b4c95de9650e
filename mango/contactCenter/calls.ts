/**
 * What the contact center knows of a call (mango-api.md §2.12). Replies are read leniently: the
 * manual shows one example, and its own text and example differ in places.
 */

import { integer, isObject, member, text, type JsonObject } from '../lenient';
import { rowsIn } from '../rows';
import { isoFromSeconds } from '../time';
import { CHANNELS, OUTCOMES, wordOf } from './words';

const DIRECTIONS = ['internal', 'inbound', 'outbound'] as const;

/** One call with its topics, comments, ratings and recordings. */
export function callOf(reply: JsonObject, entryId: string): Record<string, unknown> {
	const call = isObject(reply.call) ? reply.call : {};
	return {
		entryId,
		topicIds: list(call.tag_id).map(integer).filter(isPresent),
		// A text in one place of the manual, a list of texts in another.
		comment: text(list(call.call_comment).map(text).filter(isPresent).join('\n')),
		scriptIds: list(call.script_id).map(integer).filter(isPresent),
		// -1: the client was asked and gave no rating.
		clientRating: integer(call.mark_client),
		ratings: list(call.mark_controller).flatMap(ratingsOf),
		recordingIds: list(call.recording_id).map(text).filter(isPresent),
		conversations: list(call.conversion).filter(isObject).map(conversationOf),
	};
}

/** What controllers gave, by question: `[{ "3092": { mark, comment } }]`. */
function ratingsOf(byQuestion: unknown): object[] {
	if (!isObject(byQuestion)) return [];
	return Object.entries(byQuestion).map(([questionId, given]) => ({
		questionId: integer(questionId),
		rating: integer(member(given, 'mark') ?? given),
		comment: text(member(given, 'comment')),
	}));
}

function conversationOf(row: JsonObject): object {
	const params = integer(row.params);
	return {
		conversationId: integer(row.conversion_id),
		channel: wordOf(CHANNELS, row.channel_type),
		// The two lowest bits of a mask (§2.12).
		direction: params === null ? null : (DIRECTIONS[params & 3] ?? null),
		createdAt: isoFromSeconds(row.create),
		startedAt: isoFromSeconds(row.start),
		firstAnswerAt: isoFromSeconds(row.first_answer),
		endedAt: isoFromSeconds(row.end),
		outcome: wordOf(OUTCOMES, row.result),
		assignedEmployeeId: integer(row.assign_user_id),
		closedByEmployeeId: integer(row.close_user_id),
		contactId: integer(row.contact_id),
		dealId: integer(row.deal_id),
		groupId: integer(row.group_id),
		entryPoint: text(row.entry_point),
	};
}

/** Topics that operators give to calls; a folder holds others. */
export function topicOf(row: JsonObject): Record<string, unknown> {
	return {
		topicId: integer(row.id ?? row.tag_id),
		name: text(row.name),
		parentId: integer(row.parent),
		isFolder: integer(row.is_folder) === 1 || row.is_folder === true,
		category: integer(row.category),
		groupIds: list(row.groups).map(integer).filter(isPresent),
		campaignIds: list(row.campaigns).map(integer).filter(isPresent),
	};
}

export function scriptOf(reply: JsonObject, scriptId: number): Record<string, unknown> {
	const script = objectIn(reply, 'script');
	return { scriptId: integer(script.id ?? script.script_id) ?? scriptId, name: text(script.name) };
}

/** A question that controllers rate calls by. */
export function questionOf(reply: JsonObject, questionId: number): Record<string, unknown> {
	const question = rowsIn(reply.questions)[0] ?? objectIn(reply, 'question');
	return {
		questionId: integer(question.id ?? question.question_id) ?? questionId,
		name: text(question.name ?? question.text),
		hint: text(question.hint),
		required: integer(question.required) === 1 || question.required === true,
		order: integer(question.order),
		blockName: text(question.block_name),
		blockOrder: integer(question.block_order),
		formId: integer(question.qual_ctrl_form_id),
		formName: text(question.qual_ctrl_form_name),
	};
}

/** The object under a key, else the first object there is, else the reply itself. */
export function objectIn(reply: JsonObject, key: string): JsonObject {
	return [reply[key], ...Object.values(reply)].find(isObject) ?? reply;
}

function list(value: unknown): readonly unknown[] {
	if (Array.isArray(value)) return value;
	return value === undefined || value === null ? [] : [value];
}

function isPresent<Value>(value: Value | null): value is Value {
	return value !== null;
}

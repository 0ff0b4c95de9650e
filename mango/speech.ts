/**
 * What speech analytics knows of talks: transcripts, topics, summaries, records, assistants and
 * recognised files (mango-api.md §2.5). The shapes of several replies are uncertain, so everything
 * is read leniently.
 */

import type { Listed } from './directory';
import { camelCaseKeys, integer, isObject, member, text, type JsonObject } from './lenient';
import { e164 } from './phone';
import { rowsIn } from './rows';
import { isoFromSeconds, isoFromText } from './time';

/** Each id that was asked for with its row, or null: without the service Mango leaves rows out (§4.6). */
export function rowsById(
	reply: JsonObject,
	key: string,
	ids: readonly string[],
): Array<{ readonly id: string; readonly row: JsonObject | null }> {
	const rows = rowsIn(reply, 'data');
	const only = ids.length === 1 && rows.length === 1 && text(rows[0][key]) === null ? rows[0] : null;
	return ids.map((id) => ({ id, row: rows.find((row) => text(row[key]) === id) ?? only }));
}

export interface Transcript {
	readonly recordingId: string;
	readonly clientName: string | null;
	readonly operatorName: string | null;
	/** The whole talk, one line per phrase. */
	readonly text: string | null;
	readonly phrases: ReadonlyArray<{ readonly speaker: string | null; readonly text: string | null }>;
}

export function transcriptsOf(reply: JsonObject, ids: readonly string[]): Transcript[] {
	return rowsById(reply, 'recording_id', ids).map(({ id, row }) => {
		const phrases = list(row?.phrases).map(phraseOf);
		const lines = phrases.map(({ speaker, text: said }) => (speaker === null ? `${said}` : `${speaker}: ${said}`));
		return {
			recordingId: id,
			clientName: text(member(row?.names, 'client')),
			operatorName: text(member(row?.names, 'operator')),
			text: lines.length === 0 ? null : lines.join('\n'),
			phrases,
		};
	});
}

/** `["operator", "Добрый день"]`; an object in its place is read as well. */
function phraseOf(phrase: unknown): Transcript['phrases'][number] {
	if (Array.isArray(phrase)) return { speaker: text(phrase[0]), text: text(phrase[1]) };
	if (!isObject(phrase)) return { speaker: null, text: text(phrase) };
	return {
		speaker: text(phrase.speaker ?? phrase.channel),
		text: text(phrase.text ?? phrase.phrase),
	};
}

export interface Topics {
	readonly recordingId: string;
	readonly categories: ReadonlyArray<{
		readonly categoryId: number | null;
		readonly name: string | null;
		readonly version: number | null;
		readonly assignedAt: string | null;
		readonly terms: ReadonlyArray<{
			readonly value: string | null;
			readonly count: number | null;
			/** -1: the sides are not separated; 0 and 1: the sides. */
			readonly channels: readonly number[];
		}>;
	}>;
}

export function topicsOf(reply: JsonObject, ids: readonly string[]): Topics[] {
	return rowsById(reply, 'recording_id', ids).map(({ id, row }) => ({
		recordingId: id,
		categories: rows(row?.categories).map((category) => ({
			categoryId: integer(category.id),
			name: text(category.name),
			version: integer(category.version),
			assignedAt: isoFromSeconds(category.assign_time),
			terms: rows(category.terms).map((term) => ({
				value: text(term.value),
				count: integer(term.count),
				channels: numbers(term.channels),
			})),
		})),
	}));
}

export function summariesOf(
	reply: JsonObject,
	ids: readonly string[],
): Array<{ communicationId: string; summary: string | null }> {
	return rowsById(reply, 'communication_id', ids).map(({ id, row }) => ({
		communicationId: id,
		summary: text(row?.summary),
	}));
}

export interface SpeechRecord {
	readonly communicationId: string | null;
	readonly direction: string | null;
	readonly startedAt: string | null;
	readonly durationSeconds: number | null;
	readonly fromNumber: string | null;
	readonly toNumber: string | null;
	readonly clientSentiment: string | null;
	readonly operatorSentiment: string | null;
	readonly hasTranscript: boolean;
	readonly hasSummary: boolean;
}

/** In the words of the trigger's events (contract §3.1). */
const DIRECTIONS: Readonly<Record<string, string>> = { in: 'inbound', out: 'outbound' };

export function recordsOf(reply: JsonObject): Array<Listed<SpeechRecord>> {
	return rowsIn(reply, 'data').map((row) => {
		const direction = text(member(row.info, 'direction'))?.toLowerCase() ?? null;
		return {
			raw: camelCaseKeys(row),
			simple: {
				communicationId: text(row.communication_id),
				direction: direction === null ? null : (DIRECTIONS[direction] ?? direction),
				startedAt: isoFromText(member(row.info, 'time_created')) ?? isoFromSeconds(member(row.info, 'time_created')),
				durationSeconds: integer(member(row.info, 'duration')),
				fromNumber: numberText(member(row.info, 'from_number')),
				toNumber: numberText(member(row.info, 'to_number')),
				clientSentiment: text(member(row.sentiments, 'client')),
				operatorSentiment: text(member(row.sentiments, 'operator')),
				hasTranscript: isYes(row.has_transcript),
				hasSummary: isYes(row.has_summary),
			},
		};
	});
}

export interface AiAgent {
	readonly agentId: number | null;
	readonly name: string | null;
	readonly status: string | null;
	readonly model: string | null;
	readonly createdAt: string | null;
	readonly updatedAt: string | null;
	readonly outputFields: ReadonlyArray<{
		readonly fieldId: number | null;
		readonly key: string | null;
		readonly label: string | null;
		readonly type: string | null;
		readonly description: string | null;
	}>;
}

export function aiAgentsOf(reply: JsonObject): AiAgent[] {
	return rowsIn(reply, 'data').map((row) => ({
		agentId: integer(row.id),
		name: text(row.name),
		status: text(row.status),
		model: text(row.model),
		createdAt: isoFromText(row.created_at),
		updatedAt: isoFromText(row.updated_at),
		outputFields: rows(row.output_fields).map((one) => ({
			fieldId: integer(one.id),
			key: text(one.key),
			label: text(one.label),
			type: text(one.type),
			description: text(one.description),
		})),
	}));
}

export interface Recognition {
	readonly requestId: string;
	readonly status: string | null;
	readonly createdAt: string | null;
	readonly updatedAt: string | null;
	/** All words of all channels; the sides one after the other. */
	readonly text: string | null;
	readonly channels: ReadonlyArray<{
		readonly channel: number | null;
		readonly text: string | null;
		readonly words: ReadonlyArray<{
			readonly word: string | null;
			readonly startSeconds: number | null;
			readonly endSeconds: number | null;
		}>;
	}>;
}

/** `data` is an object by request id. */
export function recognitionsOf(reply: JsonObject, ids: readonly string[]): Recognition[] {
	return ids.map((requestId) => {
		const task = member(reply.data, requestId);
		const channels = rows(member(task, 'transcribes')).map(channelOf);
		const spoken = channels.map((channel) => channel.text).filter((said) => said !== null);
		return {
			requestId,
			status: text(member(task, 'status')),
			createdAt: isoFromSeconds(member(task, 'time_created')),
			updatedAt: isoFromSeconds(member(task, 'time_updated')),
			text: spoken.length === 0 ? null : spoken.join('\n'),
			channels,
		};
	});
}

function channelOf(row: JsonObject): Recognition['channels'][number] {
	const words = rows(row.data).map((one) => ({
		word: text(one.word),
		startSeconds: decimal(one.begin),
		endSeconds: decimal(one.end),
	}));
	const spoken = words.map(({ word }) => word).filter((word) => word !== null);
	return { channel: integer(row.channel), text: spoken.length === 0 ? null : spoken.join(' '), words };
}

function numberText(value: unknown): string | null {
	const number = text(value);
	return e164(number) ?? number;
}

function isYes(value: unknown): boolean {
	return value === true || value === 'true' || integer(value) === 1;
}

/** Seconds with a fraction, as a number or a text. */
function decimal(value: unknown): number | null {
	const given = text(value);
	return given !== null && Number.isFinite(Number(given)) ? Number(given) : null;
}

function numbers(value: unknown): number[] {
	return list(value)
		.map(integer)
		.filter((one) => one !== null);
}

function list(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

function rows(value: unknown): JsonObject[] {
	return list(value).filter(isObject);
}

import { randomBytes } from 'crypto';
import type { IBinaryData, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { JsonObject } from '../../mango/lenient';
import type { AnyMethod, MethodPath } from '../../mango/methods';
import {
	failure,
	judge,
	judgeEach,
	MangoError,
	type Answer,
	type EachReply,
} from '../../mango/reply';
import type { LinkAction } from '../../mango/recordingLink';
import type { Conversation } from '../../mango/statistics/conversation';
import { wait } from '../transport/caller';
import { letWindowPass } from '../transport/letWindowPass';
import { openRecording, type OpenedRecording } from '../transport/openRecording';
import { conversations, statisticsCsv, type Question } from '../transport/reports';
import { linkTo } from '../transport/linkTo';
import { relayEvent, type Delivery } from '../transport/relayEvent';
import { ask, explainedFor, send, type Extras } from '../transport/send';

/** What an operation may use: everything that touches n8n or the network, for one item. */
export interface Tools {
	readonly itemIndex: number;
	/** Sends a method, with headers or a file where it takes them; returns the JSON object of a good answer. */
	send(method: AnyMethod, params: IDataObject, extras?: Extras): Promise<JsonObject>;
	/** Sends a method that answers with one code for each of `count` elements. */
	sendEach(path: MethodPath, params: IDataObject, count: number): Promise<EachReply>;
	/** Before the next request after one that failed: see {@link letWindowPass}. */
	recover(error: unknown): Promise<void>;
	/** Sends a method whose good answer is something else than a JSON object. */
	ask(method: AnyMethod, params: IDataObject): Promise<Answer>;
	/** The JSON object of an answer that `ask` gave; throws what `send` would throw. */
	judge(method: AnyMethod, answer: Answer): JsonObject;
	/** The conversations of a period from extended statistics, page by page. */
	conversations(question: Question): AsyncGenerator<Conversation[]>;
	/** The text of a report of basic statistics. */
	statisticsCsv(params: IDataObject): Promise<string>;
	/** Tells somebody who watches the run in the editor how far it is. */
	progress(text: string): void;
	/** Opens the file that an answer redirects to, as a stream. */
	open(answer: Answer): Promise<OpenedRecording>;
	/** A signed link to a recording, valid until a moment in unix seconds; sends nothing. */
	linkTo(recordingId: string, action: LinkAction, expires: number): Promise<string>;
	/** Puts a stream into n8n's binary storage, without holding it in memory. */
	store(file: OpenedRecording, fileName: string): Promise<IBinaryData>;
	/** Signs an event as Mango would, and sends it on to another system, once. */
	relay(suffix: string, json: IDataObject, target: string): Promise<Delivery>;
	/** A file of the input item, whole; for uploads, which Mango limits to 100 MB. */
	inputFile(field: string): Promise<InputFile>;
	/** Waits; ends with an error when the execution is cancelled. */
	wait(ms: number): Promise<void>;
	/** Milliseconds. */
	now(): number;
}

export interface InputFile {
	readonly data: Buffer;
	readonly fileName: string | undefined;
	readonly mimeType: string;
}

export function toolsFor(context: IExecuteFunctions, itemIndex: number): Tools {
	return {
		itemIndex,
		send: async (path, params, extras) => await send(context, path, params, extras),
		sendEach: async (path, params, count) => await sendEach(context, path, params, count),
		recover: async (error) => await letWindowPass(context, error),
		ask: async (path, params) => await ask(context, path, params),
		judge: (method, answer) => judgeFor(method, answer),
		conversations: (question) => conversations(context, question),
		statisticsCsv: async (params) => await statisticsCsv(context, params),
		progress: (text) => context.sendMessageToUI(text),
		open: async (answer) => await openRecording(context, answer),
		linkTo: async (...link) => await linkTo(context, ...link),
		store: async ({ stream, mimeType }, fileName) =>
			await context.helpers.prepareBinaryData(stream, fileName, mimeType).catch(() => {
				throw new MangoError(
					failure('The recording did not arrive as a whole', { hint: 'Run the step again.', passing: true }),
				);
			}),
		relay: async (...event) => await relayEvent(context, ...event),
		inputFile: async (field) => {
			const { fileName, mimeType } = context.helpers.assertBinaryData(itemIndex, field);
			return { data: await context.helpers.getBinaryDataBuffer(itemIndex, field), fileName, mimeType };
		},
		wait: async (ms) => await wait(context, ms),
		now: () => Date.now(),
	};
}

function judgeFor(method: AnyMethod, answer: Answer): JsonObject {
	try {
		return judge(answer);
	} catch (error) {
		throw explainedFor(method, error as MangoError);
	}
}

async function sendEach(
	context: IExecuteFunctions,
	path: MethodPath,
	params: IDataObject,
	count: number,
): Promise<EachReply> {
	const answer = await ask(context, path, params);
	try {
		return judgeEach(answer, count);
	} catch (error) {
		throw explainedFor(path, error as MangoError);
	}
}

/**
 * A command id that no other command has: Mango does not check (mango-api.md §1.11), and two nodes
 * of one execution must not share one, or their results could not be told apart.
 */
export function newCommandId(executionId: string, itemIndex: number): string {
	return `n8n-${executionId}-${itemIndex}-${randomBytes(4).toString('hex')}`;
}

import { randomBytes } from 'crypto';
import type { IBinaryData, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { JsonObject } from '../../mango/lenient';
import type { MethodPath } from '../../mango/methods';
import type { Answer } from '../../mango/reply';
import { wait } from '../transport/caller';
import { openRecording, type OpenedRecording } from '../transport/openRecording';
import { ask, send } from '../transport/send';

/** What an operation may use: everything that touches n8n or the network, for one item. */
export interface Tools {
	readonly itemIndex: number;
	/** Sends a method and returns the JSON object of a good answer. */
	send(path: MethodPath, params: IDataObject): Promise<JsonObject>;
	/** Sends a method whose good answer is something else than a JSON object. */
	ask(path: MethodPath, params: IDataObject): Promise<Answer>;
	/** Opens the file that an answer redirects to, as a stream. */
	open(answer: Answer): Promise<OpenedRecording>;
	/** Puts a stream into n8n's binary storage, without holding it in memory. */
	store(file: OpenedRecording, fileName: string): Promise<IBinaryData>;
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
		send: async (path, params) => await send(context, path, params),
		ask: async (path, params) => await ask(context, path, params),
		open: async (answer) => await openRecording(context, answer),
		store: async ({ stream, mimeType }, fileName) =>
			await context.helpers.prepareBinaryData(stream, fileName, mimeType),
		inputFile: async (field) => {
			const { fileName, mimeType } = context.helpers.assertBinaryData(itemIndex, field);
			return { data: await context.helpers.getBinaryDataBuffer(itemIndex, field), fileName, mimeType };
		},
		wait: async (ms) => await wait(context, ms),
		now: () => Date.now(),
	};
}

/**
 * A command id that no other command has: Mango does not check (mango-api.md §1.11), and two nodes
 * of one execution must not share one, or their results could not be told apart.
 */
export function newCommandId(executionId: string, itemIndex: number): string {
	return `n8n-${executionId}-${itemIndex}-${randomBytes(4).toString('hex')}`;
}

import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { JsonObject } from '../../mango/lenient';
import type { MethodPath } from '../../mango/methods';
import type { Field } from './fields/field';
import type { Tools } from './tools';

/** What the user filled in, checked and in Mango's writing, by field name; absent when empty. */
export type Input = Readonly<Record<string, unknown>>;

/**
 * One thing the node can do, as a plain value: what the editor shows, what is sent, what comes
 * out. One small interpreter (`execute.ts`) reads it, so adding an operation touches one file.
 */
export interface Operation {
	readonly value: string;
	/** n8n's vocabulary: Get, Get Many, Create, Update, Delete, Send, Download. */
	readonly name: string;
	/** Sentence case, without articles: how n8n's node list names it. */
	readonly action: string;
	/** For people and for AI agents that choose among tools. */
	readonly description: string;
	/** Absent for an operation that sends nothing. */
	readonly method?: MethodPath;
	readonly fields: readonly Field[];
	/** What fields alone cannot tell: a sentence for the user, or null when all is well. */
	readonly check?: (input: Input) => string | null;
	/** Mango's JSON, where it is more than each field at its place. */
	readonly body?: (input: Input) => IDataObject;
	/** The items, from Mango's reply; the reply of a command needs none. */
	readonly output?: (reply: JsonObject, input: Input) => IDataObject | IDataObject[];
	/** Replaces request and reply for the unusual ones: streams, polls, several requests. */
	readonly run?: (tools: Tools, input: Input) => Promise<INodeExecutionData[]>;
	/**
	 * Replaces `run` where one request carries many items: takes the checked inputs of all items and
	 * answers for each, in the same order. What it throws counts for all of them.
	 */
	readonly runAll?: (tools: Tools, inputs: readonly Input[]) => Promise<readonly Outcome[]>;
	/** One use from end to end: tested, and the source of the output's `__schema__`. */
	readonly example: Example;
}

/** What becomes of one item of many: its rows, or what went wrong for it alone. */
export type Outcome = readonly IDataObject[] | Error;

/** What goes in, over the wire, and comes out. */
export interface Example {
	/** Parameters by name, optional ones too; a locator's value alone. */
	readonly in: Readonly<Record<string, unknown>>;
	/** Mango's JSON, without the command id; absent for what sends nothing or sends more than once. */
	readonly sends?: IDataObject;
	/** Mango's reply, as the manual shows it; absent for a command, which is answered by 1000. */
	readonly replies?: JsonObject;
	/** The items. A `run` operation is tested against the simulator instead, and this is its schema. */
	readonly out: readonly IDataObject[];
}

export interface Resource {
	readonly value: string;
	readonly name: string;
	readonly operations: readonly Operation[];
}

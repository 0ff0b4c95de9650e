import { createHash } from 'crypto';
import {
	sleep,
	type IExecuteFunctions,
	type ILoadOptionsFunctions,
	type IPollFunctions,
} from 'n8n-workflow';

import { DEFAULT_BASE_URL } from '../../mango/host';
import { text } from '../../mango/lenient';
import { failure, MangoError } from '../../mango/reply';

/** The n8n contexts that talk to the PBX: a running node, a list in the editor, a polling trigger. */
export type Caller = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

export const CREDENTIAL = 'mangoOfficeApi';

/** Which PBX a caller's credential stands for. */
export interface Pbx {
	readonly baseUrl: string;
	/** Stands for address, key and salt in memory, and tells none of them. */
	readonly id: string;
}

/** The PBX of the caller's credential; a changed key or salt makes it another one. */
export async function pbxOf(caller: Caller): Promise<Pbx> {
	const credential = await caller.getCredentials(CREDENTIAL);
	const baseUrl = text(credential.baseUrl) ?? DEFAULT_BASE_URL;
	const id = createHash('sha256')
		.update(`${baseUrl} ${text(credential.apiKey)} ${text(credential.apiSalt)}`)
		.digest('hex');
	return { baseUrl, id };
}

/** The longest a cancelled execution goes on waiting. */
const STEP_MS = 500;

/**
 * Waits, in short steps because n8n's own sleep does not end when an execution is cancelled.
 *
 * @throws MangoError when the execution is cancelled
 */
export async function wait(caller: Caller, ms: number): Promise<void> {
	for (let rest = ms; rest > 0; rest -= STEP_MS) {
		if (isCancelled(caller)) {
			throw new MangoError(failure('The execution was cancelled', { stopsBatch: true }));
		}
		await sleep(Math.min(rest, STEP_MS));
	}
}

/** Whether somebody has stopped the execution; lists in the editor cannot be stopped. */
export function isCancelled(caller: Caller): boolean {
	return 'getExecutionCancelSignal' in caller && caller.getExecutionCancelSignal()?.aborted === true;
}

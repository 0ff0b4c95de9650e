import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { KeyPair } from '../../mango/signature';
import { acceptedPairs } from '../transport/signRequest';

/**
 * How long a pair counts without another look at the credential. n8n builds an isolate for every
 * look of a webhook at its credential (n8n 2.41, credentials-helper.js: applyDefaultsAndOverwrites),
 * as much work as all the rest of an event; and a call is a burst of events. A pair that was taken
 * out of the credential is refused after this time at the latest.
 */
const TRUSTED_MS = 1_000;
/** Trigger nodes remembered; the one looked at longest ago makes room. */
const MOST_TRIGGERS = 100;

interface Known {
	readonly pairs: readonly KeyPair[];
	readonly at: number;
}

const known = new Map<string, Known>();
/** Looks that have begun, and those that begin when these have ended. */
const running = new Map<string, Promise<readonly KeyPair[]>>();
const waiting = new Map<string, Promise<readonly KeyPair[]>>();

/**
 * Tries a question with the pairs that are known; when none of them fits, the credential may have
 * changed meanwhile, and the question is asked again with what it holds now.
 *
 * @param key whose credential: the trigger node
 * @param ask judges with these pairs
 * @param fits whether an answer is final
 * @param now milliseconds
 */
export async function withPairs<Answer>(
	context: IWebhookFunctions,
	key: string,
	ask: (pairs: readonly KeyPair[]) => Answer,
	fits: (answer: Answer) => boolean,
	now: number,
): Promise<Answer> {
	const id = `${key}:${credentialId(context)}`;
	const remembered = known.get(id);
	if (remembered !== undefined && Math.abs(now - remembered.at) < TRUSTED_MS) {
		const answer = ask(remembered.pairs);
		if (fits(answer)) return answer;
	}
	return ask(await freshPairs(id, async () => await lookUp(context, id, now)));
}

/** Forgets every pair: when a workflow is published, and for tests. */
export function forgetPairs(): void {
	known.clear();
}

/**
 * What the credential holds at a moment after the question. Questions that come while a look is
 * under way share the next one: a flood of forged events costs a look for all that wait, not one
 * for each, and still nobody is judged by what was read before.
 */
async function freshPairs(
	id: string,
	look: () => Promise<readonly KeyPair[]>,
): Promise<readonly KeyPair[]> {
	const present = running.get(id);
	if (present === undefined) return await begin(id, look);
	const next = waiting.get(id) ?? present.then(async () => await begin(id, look));
	waiting.set(id, next);
	return await next;
}

async function begin(
	id: string,
	look: () => Promise<readonly KeyPair[]>,
): Promise<readonly KeyPair[]> {
	waiting.delete(id);
	const started = look().finally(() => running.delete(id));
	running.set(id, started);
	return await started;
}

/** No usable credential means that nothing is accepted, never that everything is (P8). */
async function lookUp(
	context: IWebhookFunctions,
	id: string,
	now: number,
): Promise<readonly KeyPair[]> {
	known.delete(id);
	try {
		const pairs = acceptedPairs(await context.getCredentials('mangoOfficeApi'));
		known.set(id, { pairs, at: now });
		if (known.size > MOST_TRIGGERS) known.delete([...known.keys()][0]);
		return pairs;
	} catch {
		return [];
	}
}

/** Another credential in the node is another entry here. */
function credentialId(context: IWebhookFunctions | IHookFunctions): string {
	return context.getNode().credentials?.mangoOfficeApi?.id ?? '';
}

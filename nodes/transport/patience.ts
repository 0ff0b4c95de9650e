/**
 * Ends what n8n's helpers would wait for without end. Their time-out counts the silence of a
 * connection, and for a stream it ends with the headers (n8n 2.41: axios 1.18, `timeout`).
 */

/** Thrown where an answer began, but did not come to its end in time. */
export class EndlessAnswer extends Error {
	override readonly name = 'EndlessAnswer';
}

/**
 * The answer, unless it takes too long as a whole. n8n puts its own signal in the place of ours
 * (n8n-core: `httpRequestWithAuthentication`), so a request that is given up is not cancelled: the
 * other side may go on sending into nothing.
 *
 * @throws EndlessAnswer after `ms` milliseconds
 */
export async function within<Answer>(ms: number, answer: Promise<Answer>): Promise<Answer> {
	const limit = AbortSignal.timeout(ms);
	let giveUp = () => {};
	const over = new Promise<never>((_resolve, reject) => {
		giveUp = () => reject(new EndlessAnswer());
		limit.addEventListener('abort', giveUp);
	});
	try {
		return await Promise.race([answer, over]);
	} finally {
		limit.removeEventListener('abort', giveUp);
	}
}

/** The part of Node's stream that is needed to listen without reading. */
interface Stream {
	prependListener(event: 'data', listener: () => void): unknown;
	once(event: 'close', listener: () => void): unknown;
}

/**
 * Breaks a download off that is silent for too long, or takes too long as a whole: whoever reads
 * its stream gets an error. n8n's storage on disk waits for the next byte as long as the connection
 * stands, and destroying its stream does not wake it: only the request's own signal does.
 *
 * @param stop whose signal the request has got
 * @param silence milliseconds without a byte; up to twice as long in fact
 * @param whole milliseconds from now to the end
 */
export function breakOff(stream: Stream, stop: AbortController, silence: number, whole: number): void {
	let heard = false;
	let over = false;
	const end = () => stop.abort();
	const listen = () => {
		AbortSignal.timeout(silence).addEventListener('abort', () => {
			if (over) return;
			if (!heard) return end();
			heard = false;
			listen();
		});
	};
	const limit = AbortSignal.timeout(whole);
	limit.addEventListener('abort', end);
	stream.once('close', () => {
		over = true;
		limit.removeEventListener('abort', end);
	});
	// Unlike `on`, this does not set the stream flowing before somebody reads it.
	stream.prependListener('data', () => (heard = true));
	listen();
}

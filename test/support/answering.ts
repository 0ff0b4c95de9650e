/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A small HTTP server that answers as a test likes, for what the simulator cannot be made to say. */
export interface Answering {
	readonly url: string;
	/** Method and path of each request, in order. */
	readonly hits: string[];
	/** Bodies of the requests, in order. */
	readonly bodies: string[];
	readonly headers: Array<IncomingMessage['headers']>;
	close(): Promise<void>;
}

export async function startAnswering(
	answer: (path: string, response: ServerResponse, url: string) => void,
): Promise<Answering> {
	const hits: string[] = [];
	const bodies: string[] = [];
	const headers: Array<IncomingMessage['headers']> = [];
	let url = '';
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			hits.push(`${request.method} ${request.url}`);
			bodies.push(Buffer.concat(chunks).toString('utf8'));
			headers.push(request.headers);
			answer(request.url ?? '', response, url);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		url,
		hits,
		bodies,
		headers,
		close: async () => {
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			server.closeAllConnections();
			await closed;
		},
	};
}

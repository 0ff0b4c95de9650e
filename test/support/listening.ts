/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console --
   test code: it listens to what the process prints */
import { inspect } from 'node:util';

/**
 * Import this before anything that loads n8n: its logger keeps the console that it finds then. From
 * there on everything that n8n says, down to level debug, goes here and not to the screen.
 */
export const printed: string[] = [];

process.env.N8N_LOG_LEVEL = 'debug';
const NAMES = ['log', 'info', 'warn', 'error', 'debug'] as const;
const originals = NAMES.map((name) => [name, console[name]] as const);
for (const name of NAMES) {
	console[name] = (...parts: unknown[]) => {
		printed.push(parts.map((part) => (typeof part === 'string' ? part : inspect(part, { depth: 20 }))).join(' '));
	};
}


// The logger writes to the console's streams where it has any, which depends on how many files jest runs.
const streams = console as unknown as Record<'_stdout' | '_stderr', unknown>;
const original = { out: streams._stdout, err: streams._stderr };
const listening = { write: (text: string) => void printed.push(text) };
if (original.out !== undefined) streams._stdout = listening;
if (original.err !== undefined) streams._stderr = listening;

afterAll(() => {
	for (const [name, method] of originals) console[name] = method;
	if (original.out !== undefined) streams._stdout = original.out;
	if (original.err !== undefined) streams._stderr = original.err;
});

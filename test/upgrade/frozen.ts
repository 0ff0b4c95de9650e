/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code: it reads files */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject, INode } from 'n8n-workflow';

/** An event, and what a trigger of that version made of it; null when it started nothing. */
export interface FrozenEvent {
	readonly node: string;
	readonly path: string;
	readonly json: unknown;
	readonly item: IDataObject | null;
}

/** What tools/freezeParameters.js has saved of one version. */
export interface Frozen {
	readonly version: string;
	readonly names: string[];
	/** The nodes of this package in the saved workflows. */
	readonly nodes: INode[];
	readonly events: FrozenEvent[];
	/** What Mango got of an operation, where it was one request. */
	readonly requests: Record<string, IDataObject>;
}

const FOLDER = 'test/upgrade';

/** All versions that were published, the oldest first. */
export function frozenVersions(): Frozen[] {
	const versions = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
	return versions.map(({ name: version }) => {
		const read = (file: string): unknown => JSON.parse(readFileSync(join(FOLDER, version, `${file}.json`), 'utf8'));
		const workflows = ['action', 'trigger', 'polling'].map((file) => read(file) as { nodes: INode[] });
		return {
			version,
			names: read('names') as string[],
			nodes: workflows.flatMap(({ nodes }) => nodes).filter(({ credentials }) => credentials !== undefined),
			events: read('events') as FrozenEvent[],
			requests: read('requests') as Frozen['requests'],
		};
	});
}

/** Something that is shown, how it is told from others, and for which of its owners. */
export interface Shared<Shown> {
	readonly key: string;
	readonly shown: Shown;
	readonly owners: string[];
}

/** What one owner shows, from top to bottom. */
export interface Chain<Shown> {
	readonly owner: string;
	readonly links: ReadonlyArray<{ readonly key: string; readonly shown: Shown }>;
}

/**
 * Puts lists together so that what several have in common is there once, and each list can still be
 * read off in its own order. n8n serves the node's description to every editor, and twice, because
 * it makes a tool of a node by a copy.
 */
export function shared<Shown>(chains: ReadonlyArray<Chain<Shown>>): Array<Shared<Shown>> {
	const all: Array<{ key: string; shown: Shown; owners: string[] }> = [];
	const keys = new Set<string>();
	for (const { owner, links } of chains) {
		// Below what this owner has shown already: only there may the next one be.
		let next = 0;
		for (const { key, shown } of links) {
			const found = keys.has(key) ? all.findIndex((one, index) => index >= next && one.key === key) : -1;
			if (found >= 0) all[found].owners.push(owner);
			else all.splice(next, 0, { key, shown, owners: [owner] });
			keys.add(key);
			next = (found >= 0 ? found : next) + 1;
		}
	}
	return all;
}

import type { Operation } from '../../nodes/MangoOffice/operation';
import { RESOURCES } from '../../nodes/MangoOffice/resources';
import { holdClock } from '../support/clock';
import { scenes } from '../support/scene';
import { storedExample } from '../../tools/stored';

holdClock();
const scene = scenes();

const ALL: Array<[string, string, Operation]> = RESOURCES.flatMap(({ value, operations }) =>
	operations.map((operation): [string, string, Operation] => [`${value}: ${operation.value}`, value, operation]),
);

/** What a strict PBX says of a request that is wrong in itself; what does not exist there is another matter. */
const WRONG_REQUEST = /\((3100|3101|3102|3103|3104|3105|3107|3108|3109|3111|3123|3125|3135|3136|3400|3503)\)/;

/** Needs what an example cannot bring: a file in the input, or a system to relay to. */
const NEEDS_MORE = ['speech: recognizeFile', 'event: relay', 'deal: addDocument'];

/**
 * Where the simulator goes by our reference and the node by the fuller edition that the reference
 * names (DOC26): ids of tasks in lists, numbers of channels, two more members of a task. Each has a
 * test of its own against a small server.
 */
const OTHER_READING = ['chat: sendMessage', 'todo: create', 'todo: complete', 'todo: cancel'];

/** What an error says; several parameters that name nothing in this PBX are no wrong request either. */
function said({ message, description }: { message: string; description?: string | null }): string {
	const fields = (description ?? '').match(/\(\d{4}\)/g) ?? [];
	const nothingThere = fields.length > 0 && fields.every((code) => code === '(3300)');
	return nothingThere ? message.replace('(3100)', '') : `${message} ${description ?? ''}`;
}

test.each(ALL.filter(([title]) => ![...NEEDS_MORE, ...OTHER_READING].includes(title)))(
	'%s sends what a strict PBX accepts',
	async (_title, resource, operation) => {
		const { pbx, n8n } = await scene({ settings: { guard: 'off', rates: 'off' } });
		const { items, error } = await n8n.run(storedExample(resource, operation, operation.example.in), { items: [{}] });
		if (error === undefined) expect(Array.isArray(items)).toBe(true);
		else expect(said(error)).not.toMatch(WRONG_REQUEST);
		expect(error?.name).not.toBe('NodeOperationError');
		const journal = await pbx.requests();
		expect(journal.filter(({ verdict }) => verdict === 'unknown')).toEqual([]);
		// A parameter that the manual does not know would be noted.
		const noted = journal.filter(({ verdict }) => verdict === 'noted').flatMap(({ notes }) => notes as string[]);
		expect(noted.filter((note) => !note.includes('it is there already'))).toEqual([]);
	},
);

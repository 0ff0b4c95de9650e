import type { IDataObject } from 'n8n-workflow';

import { CONTACT_EXT_FIELDS, rowOf } from '../../../../mango/addressBook';
import { mergedContact, needsReading } from '../../../../mango/contacts';
import { integer, text as textOf, type JsonObject } from '../../../../mango/lenient';
import type { MangoError } from '../../../../mango/reply';
import { text } from '../../fields/texts';
import type { Input, Operation, Outcome } from '../../operation';
import type { Tools } from '../../tools';
import { changeMany, createMany, onDuplicate } from '../addressBook/book';
import { notSent, stops } from '../batches';
import { nothingChanged } from '../changes';
import { contactProblem, elementOf } from './element';
import { contactFields, contactId, replaceLists } from './fields';

const TOGETHER = 'many input items travel together, up to 500 in one request';

const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create contact',
	description: `Add a person or company with phones and e-mails to the address book, so that calls show the name; ${TOGETHER}`,
	method: 'ab/contacts/create/',
	fields: [
		text('name', { label: 'Name', at: 'name', placeholder: 'e.g. Anna Ivanova' }),
		onDuplicate,
		...contactFields(false),
	],
	check: contactProblem,
	runAll: async (tools, inputs) =>
		await createMany(tools, inputs, {
			path: 'ab/contacts/create/',
			element: (input) => elementOf(create, input) as IDataObject,
			nameKey: 'name',
			row: (row) => ({ contactId: integer(row.contact_id), name: textOf(row.name) }),
		}),
	example: {
		in: {
			name: 'Test Client',
			onDuplicate: 'skip',
			phones: { row: [{ number: '+7 900 000-00-01', type: 1, extension: '', comment: '', isDefault: true }] },
			emails: { row: [{ email: 'client@example.org', comment: '', isDefault: false }] },
			contactGroupIds: '8801',
			organizationId: '88001',
			customFields: { row: [{ customFieldId: '2', text: 'A-17', itemIds: '' }] },
		},
		sends: {
			data: [
				{
					name: 'Test Client',
					phones: [{ phone: '79000000001', type: 1, is_default: true }],
					emails: [{ email: 'client@example.org' }],
					groups: [{ group_id: 8801 }],
					org: { org_id: 88001 },
					custom_values: [{ custom_field_id: 2, text: 'A-17' }],
				},
			],
			on_error: 'skip',
		},
		replies: { result: [1000], data: { '880001': { contact_id: '880001', name: 'Test Client' } }, skipped: [] },
		out: [{ contactId: 880001, name: 'Test Client', skipped: false }],
	},
};

const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update contact',
	description: `Change a contact of the address book or add phones and e-mails to it; whatever is not mentioned stays; ${TOGETHER}`,
	method: 'ab/contacts/update',
	fields: [
		contactId,
		text('name', { label: 'Name', at: 'name', optional: true, placeholder: 'e.g. Anna Ivanova' }),
		...contactFields(true),
		replaceLists,
	],
	check: (input) => {
		const changes = elementOf(update, { ...input, contactId: undefined });
		const isEmpty = Object.keys(changes).length === 0 && input.replaceLists === undefined;
		return (isEmpty ? nothingChanged({}) : null) ?? contactProblem(input);
	},
	runAll: updateAll,
	example: {
		in: { contactId: '880001', position: 'Chief accountant' },
		sends: { data: [{ contact_id: 880001, office: 'Chief accountant' }] },
		replies: { result: [1000] },
		out: [{ contactId: 880001, updated: true }],
	},
};

const remove: Operation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete contact',
	description: `Delete a contact from the address book for good; ${TOGETHER}`,
	method: 'ab/contacts/delete',
	fields: [contactId],
	runAll: async (tools, inputs) => {
		const elements = inputs.map(({ contactId: id }) => ({ send: id, out: { deleted: true, contactId: id as number } }));
		return await changeMany(tools, elements, 'ab/contacts/delete');
	},
	example: {
		in: { contactId: '880001' },
		sends: { data: [880001] },
		replies: { result: [1000] },
		out: [{ deleted: true, contactId: 880001 }],
	},
};

/** Changing the address book's contacts (mango-api.md §2.10). */
export const writes: readonly Operation[] = [create, update, remove];

/**
 * Several items may change the same contact: each such change starts from what the one before has
 * left, or it would undo it. So they go in rounds, in which every contact comes once.
 */
async function updateAll(tools: Tools, inputs: readonly Input[]): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	for (const round of rounds(inputs)) {
		const stopping = outcomes.find(stops) as MangoError | undefined;
		if (stopping !== undefined) for (const place of round) outcomes[place] = notSent(stopping);
		else await updateRound(tools, inputs, round, outcomes);
	}
	return outcomes;
}

async function updateRound(
	tools: Tools,
	inputs: readonly Input[],
	round: readonly number[],
	outcomes: Outcome[],
): Promise<void> {
	const elements: Array<{ place: number; send: JsonObject; out: IDataObject }> = [];
	let earlier: unknown;
	for (const place of round) {
		const { contactId: id } = inputs[place];
		try {
			if (stops(earlier)) throw notSent(earlier as MangoError);
			await tools.recover(earlier);
			const send = await whole(tools, inputs[place]);
			elements.push({ place, send, out: { contactId: id as number, updated: true } });
		} catch (error) {
			earlier = error;
			outcomes[place] = error as Error;
		}
	}
	if (!stops(earlier)) await tools.recover(earlier);
	const answers = stops(earlier)
		? elements.map(() => notSent(earlier as MangoError))
		: await changeMany(tools, elements, 'ab/contacts/update');
	elements.forEach(({ place }, index) => (outcomes[place] = answers[index]));
}

/** A change together with what it must not destroy. */
async function whole(tools: Tools, input: Input): Promise<JsonObject> {
	const change = elementOf(update, input);
	const replaced = (input.replaceLists as string[] | undefined) ?? [];
	if (!needsReading(change, replaced)) return mergedContact({}, change, replaced);
	const reply = await tools.send('ab/contact', {
		contact_id: input.contactId as number,
		contact_ext_fields: [...CONTACT_EXT_FIELDS],
	});
	return mergedContact(rowOf(reply), change, replaced);
}

/** Places of the inputs, first all first changes of a contact, then the second ones, … */
function rounds(inputs: readonly Input[]): number[][] {
	const times = new Map<unknown, number>();
	const found: number[][] = [];
	inputs.forEach(({ contactId: id }, place) => {
		const time = times.get(id) ?? 0;
		times.set(id, time + 1);
		(found[time] ??= []).push(place);
	});
	return found;
}

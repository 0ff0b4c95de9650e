import type { IDataObject } from 'n8n-workflow';

import { COLUMNS, csvRows, type Column } from '../../../mango/statistics/csv';
import { windowsOf } from '../../../mango/statistics/windows';
import { unixSeconds } from '../../../mango/time';
import { byName } from '../../alphabetical';
import { choice, choices, flag } from '../fields/choices';
import { destination } from '../fields/phones';
import { pick } from '../fields/pickers';
import { text } from '../fields/texts';
import { moment } from '../fields/times';
import { listFields, mostOf, simplifyField } from '../lists';
import type { Input, Resource } from '../operation';
import type { Tools } from '../tools';
import { conversationRow, EXAMPLE_CONVERSATION, periodOf, periodProblem } from './conversations';

/** Statistics of calls (mango-api.md §2.3, §2.4). */
export const statistics: Resource = {
	value: 'statistics',
	name: 'Statistics',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many Conversations',
			action: 'Get many conversations',
			description:
				'List whole conversations of any period with who talked, how long, whether it was missed and which recordings there are; use it for reports and for looking up past calls',
			method: 'stats/calls/request',
			fields: [
				moment('from', { label: 'From', as: (millis) => millis, description: 'Beginning of the period' }),
				moment('to', { label: 'To', as: (millis) => millis, description: 'End of the period; it may be years long' }),
				...listFields,
				simplifyField,
				choice('direction', {
					label: 'Direction',
					optional: true,
					default: 1,
					options: [
						{ name: 'Inbound', value: 1 },
						{ name: 'Internal', value: 3 },
						{ name: 'Outbound', value: 2 },
					],
				}),
				choice('outcome', {
					label: 'Outcome',
					optional: true,
					default: 0,
					options: [
						{ name: 'Failed or Missed', value: 0 },
						{ name: 'Successful', value: 1 },
					],
				}),
				pick('employeeId', 'searchEmployeeIds', { label: 'Employee', optional: true, description: 'Only conversations of this employee' }),
				pick('groupId', 'searchGroupIds', { label: 'Group', optional: true, description: 'Only conversations of this group' }),
				text('search', {
					label: 'Search',
					optional: true,
					description: 'Part of a number or a name, at least three characters',
				}),
				flag('contactCenterData', {
					label: 'Contact Center Data',
					optional: true,
					default: true,
					description: 'Whether to ask for topics, ratings and comments of the contact center, too',
				}),
			],
			check: (input) =>
				periodProblem(input) ??
				(typeof input.search === 'string' && input.search.length < 3
					? "'Search' needs at least three characters"
					: null),
			run: async (tools, input) => {
				const question = { period: periodOf(input), most: mostOf(input), filter: filterOf(input) };
				const rows: IDataObject[] = [];
				for await (const page of tools.conversations(question)) {
					for (const one of page) rows.push(conversationRow(one, input.simplify === true));
					tools.progress(`${rows.length} conversations so far`);
				}
				return rows.map((json) => ({ json }));
			},
			example: {
				in: { from: '2026-06-21T00:00:00Z', to: '2026-06-22T00:00:00Z', returnAll: true, simplify: true },
				out: [EXAMPLE_CONVERSATION],
			},
		},
		{
			value: 'getLegs',
			name: 'Get Many Legs',
			action: 'Get many legs of calls',
			description:
				'List single legs of calls (each try to reach somebody) with Mango Office\'s basic statistics; a conversation has several legs, so count conversations with Get Many Conversations instead',
			method: 'stats/request',
			fields: [
				moment('from', { label: 'From', as: (millis) => millis, description: 'Beginning of the period' }),
				moment('to', { label: 'To', as: (millis) => millis, description: 'End of the period; it may be years long' }),
				...listFields,
				choices('columns', {
					label: 'Columns',
					optional: true,
					description: 'What to ask for; everything if left empty',
					options: byName(COLUMNS.map(([value, name]) => ({ name: titleOf(name), value }))),
				}),
				destination('party', {
					label: 'Party',
					optional: true,
					description: 'Only legs from or to this number or extension',
				}),
			],
			check: periodProblem,
			run: getLegs,
			example: {
				in: { from: '2026-06-21T00:00:00Z', to: '2026-06-22T00:00:00Z', returnAll: true },
				out: [
					{
						recordingIds: ['MToxMDAwMDAwOjkwMDAwMDAwMDE6MA=='],
						startedAt: '2026-06-21T00:00:00.000Z',
						endedAt: '2026-06-21T00:01:24.000Z',
						answeredAt: '2026-06-21T00:00:19.000Z',
						fromExtension: null,
						fromNumber: '+79000000001',
						toExtension: '101',
						toNumber: 'sip:u101@example.mangosip.ru',
						result: { code: 1110, name: 'ENDED_BY_CALLER' },
						lineNumber: '+74950000001',
						location: 'abonent',
						entryId: 'MjAwMDAwMDAwMTo4MQ==',
						createdAt: '2026-06-21T00:00:00.000Z',
					},
				],
			},
		},
	],
};

/** Mango takes ids as numbers in lists and everything else as a number (§2.4). */
function filterOf({ direction, outcome, employeeId, groupId, search, contactCenterData }: Input): IDataObject {
	return {
		...(direction === undefined ? {} : { context_type: direction as number }),
		...(outcome === undefined ? {} : { context_status: outcome as number }),
		...(employeeId === undefined ? {} : { user_ids: [employeeId as number] }),
		...(groupId === undefined ? {} : { group_ids: [groupId as number] }),
		...(search === undefined ? {} : { search_string: search as string }),
		...(contactCenterData === true ? { ext_params: 1 } : {}),
	};
}

async function getLegs(tools: Tools, input: Input) {
	const columns = (input.columns as Column[] | undefined) ?? COLUMNS.map(([column]) => column);
	const most = mostOf(input);
	const rows: IDataObject[] = [];
	for (const window of windowsOf(periodOf(input))) {
		const csv = await tools.statisticsCsv({
			date_from: unixSeconds(window.from),
			date_to: unixSeconds(window.to),
			fields: columns.join(','),
			...partyOf(input.party),
		});
		for (const row of csvRows(csv, columns)) {
			rows.push(row as IDataObject);
			if (rows.length >= most) return rows.map((json) => ({ json }));
		}
		tools.progress(`${rows.length} legs so far`);
	}
	return rows.map((json) => ({ json }));
}

/** An internal number is asked for as extension, anything else as number (§2.3). */
function partyOf(party: unknown): IDataObject {
	if (typeof party !== 'string') return {};
	return { call_party: /^\d{1,6}$/.test(party) ? { extension: party } : { number: party } };
}

/** `answeredAt` becomes `Answered At`, and ids keep their capitals. */
function titleOf(name: string): string {
	const words = name.replace(/([A-Z])/g, ' $1');
	return (words[0].toUpperCase() + words.slice(1)).replace(/ Id(s?)$/, ' ID$1');
}

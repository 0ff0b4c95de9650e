import { flag } from '../../fields/choices';
import type { Operation } from '../../operation';

/** Switches for the whole PBX at once (mango-api.md §2.9): so that nobody does it by mistake, each asks. */
export const all: readonly Operation[] = [
	{
		value: 'blockAll',
		name: 'Block All Calls',
		action: 'Block all outgoing calls',
		description:
			'Dangerous: forbid ALL outgoing calls of the whole PBX at once, not only those to numbers of the list; only for an emergency such as stolen SIP passwords',
		method: 'outbound_blacklist/enable',
		fields: [
			flag('confirm', {
				label: 'Confirm',
				default: false,
				description: 'Whether nobody in the whole company is to make outgoing calls until Allow All Calls runs',
			}),
		],
		body: () => ({}),
		check: ({ confirm }) =>
			confirm === true
				? null
				: "Switch on 'Confirm' first: this forbids ALL outgoing calls of the whole PBX, until 'Allow All Calls' runs",
		output: () => ({ allOutgoingCallsBlocked: true }),
		example: {
			in: { confirm: true },
			sends: {},
			replies: { result: 1000 },
			out: [{ allOutgoingCallsBlocked: true }],
		},
	},
	{
		value: 'allowAll',
		name: 'Allow All Calls',
		action: 'Allow all outgoing calls',
		description:
			'Dangerous: lift the ban on ALL outgoing calls of the whole PBX, whoever has set it and for whatever reason; the numbers of the list stay on it',
		method: 'outbound_blacklist/disable',
		fields: [
			flag('confirm', {
				label: 'Confirm',
				default: false,
				description: 'Whether everybody in the company may make outgoing calls again',
			}),
		],
		body: () => ({}),
		check: ({ confirm }) =>
			confirm === true
				? null
				: "Switch on 'Confirm' first: this allows outgoing calls of the whole PBX again, whyever they were forbidden",
		output: () => ({ allOutgoingCallsBlocked: false }),
		example: {
			in: { confirm: true },
			sends: {},
			replies: { result: 1000 },
			out: [{ allOutgoingCallsBlocked: false }],
		},
	},
];

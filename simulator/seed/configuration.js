// @ts-check
'use strict';

/**
 * What stands around employees, groups and lines (§2.2, §2.7-2.9). Invented; the first of each kind is that of
 * test/fixtures/responses.json. What is in use, and therefore refuses to be deleted, is listed in simulator/README.md.
 */

/** @param {string} domain */
const configuration = (domain) => ({
	domains: [domain, 'branch.mangosip.ru'],
	sips: [101, 103, 104, 105, 106, 107, 108, 109, 110, 111].map((extension, index) => ({
		id: index + 1,
		userId: 400000 + extension - 100,
		login: `u${extension}`,
		domain,
		description: '',
	})),
	roles: [
		{ role_id: 2, name: 'Employee', permissions: [{ code: 'example', param: 0 }] },
		{ role_id: 1, name: 'Administrator', permissions: [{ code: 'example', param: 1 }] },
		{ role_id: 3, name: 'Руководитель', permissions: [] },
	],
	audioFiles: [
		{ id: 12, name: 'Welcome' },
		{ id: 13, name: 'Музыка на удержании' },
	],
	/** `uses` is not printed: who stands in the scheme, 5202. */
	schemas: [
		{ schema_id: 30001, name: 'Day', description: '', uses: { groups: [70001], employees: [400003] } },
		{ schema_id: 30002, name: 'Night', description: '', uses: { groups: [], employees: [] } },
		{ schema_id: 30003, name: 'Праздники', description: 'No line yet', uses: { groups: [], employees: [] } },
	],
	/** `schemaId` is not printed. `options`: 2 receive, 4 call, 6 both. */
	trunkNumbers: [
		{ trunk_number_id: 1, trunk_id: 1, number: '74950000009', options: 6, desc: '', schemaId: 30001 },
		{ trunk_number_id: 2, trunk_id: 1, number: '74950000010', options: 2, desc: 'Incoming only', schemaId: null },
	],
	/** Personal auto-secretaries; `transferTo` is not printed: that employee cannot be deleted, 5227. The item shape is C. */
	autoSecretaryRules: [
		{ userId: 400001, rule_id: 1, name: 'Lunch', active: 0, transferTo: 400007 },
		{ userId: 400001, rule_id: 2, name: 'Отпуск', active: 1, transferTo: null },
	],
	/** Callback widgets, 5204. */
	widgets: [{ id: 1, groups: [70003], employees: [400004] }],
	/** Who works in the contact centre (5206), and whose number does (5207). */
	contactCentreUse: { employees: [400005], numbersOf: [400006] },
	forwardingRules: [
		{
			forward_id: 1,
			client_phone_number: '79000000001',
			client_phone_type: 0,
			status: '1',
			comment: 'VIP',
			forward_type: 'user',
			forward_to_user: { forward_user_id: 400001, forward_contact_id: 0, is_default_contact_id: 1 },
		},
		{
			forward_id: 2,
			client_phone_number: '79000000011',
			client_phone_type: 0,
			status: '0',
			comment: '',
			forward_type: 'group',
			forward_to_group: { forward_group_id: 70002 },
		},
	],
	bwLists: {
		active: 'black',
		black: {
			allow_unknown_number: 1,
			numbers: [{ number_id: 1, number: '79000000099', comment: 'spam', number_type: 'tel' }],
		},
		white: { allow_unknown_number: 0, numbers: /** @type {any[]} */ ([]) },
	},
	outboundBlacklist: {
		/** `outbound_blacklist/enable`: all outgoing communication is forbidden. */
		enabled: false,
		numbers: [
			{
				number: '79000000098',
				description: 'asked not to call',
				mode: 3,
				user_id: 400001,
				created: '2026-06-21 12:00:00',
			},
		],
	},
});

module.exports = { configuration };

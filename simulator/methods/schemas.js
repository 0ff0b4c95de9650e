// @ts-check
'use strict';

/** The rest of §2.7: schemes, roles, trunk numbers, audio files, personal auto-secretaries. */

const { isGiven, mustExist, problem, refuseOn } = require('./problems');

/** @param {any} state @param {unknown} id */
const schemaById = (state, id) => state.schemas.find((/** @type {any} */ schema) => schema.schema_id === Number(id));
/** @param {any} state @param {unknown} id */
const lineById = (state, id) => state.lines.find((/** @type {any} */ line) => line.line_id === Number(id));
/** @param {any} state @param {unknown} id */
const trunkNumberById = (state, id) =>
	state.trunkNumbers.find((/** @type {any} */ number) => number.trunk_number_id === Number(id));
/** @param {any} state @param {any} params */
const ruleOf = (state, { user_id, rule_id }) =>
	state.autoSecretaryRules.find(
		(/** @type {any} */ rule) => rule.userId === Number(user_id) && rule.rule_id === Number(rule_id),
	);

/** `sip_trunks_numbers` is always there and filled when asked for (C). @param {any} state @param {any} schema @param {boolean} withTrunks */
const printedSchema = (state, { schema_id, name, description }, withTrunks) => ({
	schema_id,
	name,
	description,
	incominglines: state.lines
		.filter((/** @type {any} */ line) => line.schema_id === schema_id)
		.map((/** @type {any} */ line) => line.line_id),
	sip_trunks_numbers: state.trunkNumbers
		.filter((/** @type {any} */ number) => withTrunks && number.schemaId === schema_id)
		.map((/** @type {any} */ number) => number.trunk_number_id),
});

/** @type {import('../types').Method[]} */
module.exports = [
	{
		path: 'audiofiles',
		section: '§2.7',
		confidence: 'A',
		parameters: [],
		handler: ({ state }) => ({ json: { result: 1000, audiofiles: state.audioFiles } }),
	},
	{
		path: 'schemas',
		section: '§2.7',
		confidence: 'A',
		parameters: [{ name: 'ext_fields', kind: 'list', items: { name: '', kind: 'oneOf', values: ['trunks_numbers'] } }],
		handler: ({ state }, { ext_fields = [] }) => ({
			json: {
				result: 1000,
				data: state.schemas.map((/** @type {any} */ schema) =>
					printedSchema(state, schema, ext_fields?.includes('trunks_numbers') ?? false),
				),
			},
		}),
	},
	{
		path: 'schema/set',
		section: '§2.7',
		confidence: 'A',
		parameters: [
			{ name: 'schema_id', kind: 'int', required: true },
			{ name: 'line_id', kind: 'int' },
			{ name: 'trunk_number_id', kind: 'int' },
		],
		check: refuseOn('§2.7', ({ state }, { schema_id, line_id, trunk_number_id }) => [
			!isGiven(line_id) && !isGiven(trunk_number_id) && problem(3135, 'line_id', 'or trunk_number_id is needed'),
			isGiven(line_id) && isGiven(trunk_number_id)
				? problem(3123, 'line_id', 'and trunk_number_id exclude each other')
				: null,
			mustExist('schema_id', schemaById(state, schema_id), 'scheme'),
			isGiven(line_id) && mustExist('line_id', lineById(state, line_id), 'line'),
			isGiven(trunk_number_id) && mustExist('trunk_number_id', trunkNumberById(state, trunk_number_id), 'trunk number'),
		]),
		handler: ({ state }, { schema_id, line_id, trunk_number_id }) => {
			const schema = schemaById(state, schema_id);
			if (isGiven(line_id))
				Object.assign(lineById(state, line_id), { schema_id: schema.schema_id, schema_name: schema.name });
			else trunkNumberById(state, trunk_number_id).schemaId = schema.schema_id;
			return { json: { result: 1000 } };
		},
	},
	{
		path: 'roles',
		section: '§2.7',
		confidence: 'A',
		parameters: [],
		handler: ({ state }) => ({ json: { result: 1000, roles: state.roles } }),
	},
	{
		path: 'trunks/numbers',
		section: '§2.7',
		confidence: 'A',
		parameters: [],
		handler: ({ state }) => ({
			json: {
				result: 1000,
				data: state.trunkNumbers.map((/** @type {any} */ { schemaId: _schemaId, ...number }) => number),
			},
		}),
	},
	{
		path: 'autosecretary/rules',
		section: '§2.7',
		confidence: 'A',
		parameters: [{ name: 'user_id', kind: 'int', required: true }],
		check: refuseOn('§2.7', ({ state }, { user_id }) => [
			mustExist('user_id', state.employeeById(Number(user_id)), 'employee'),
		]),
		handler: ({ state }, { user_id }) => ({
			json: {
				result: 1000,
				rules: state.autoSecretaryRules
					.filter((/** @type {any} */ { userId }) => userId === Number(user_id))
					.map((/** @type {any} */ { rule_id, name, active }) => ({ rule_id, name, active })),
			},
		}),
	},
	{
		path: 'autosecretary/status/change',
		section: '§2.7',
		confidence: 'A',
		parameters: [
			{ name: 'user_id', kind: 'int', required: true },
			{ name: 'rule_id', kind: 'int', required: true },
			{ name: 'active', kind: 'flag', required: true },
		],
		check: refuseOn('§2.7', ({ state }, params) =>
			state.employeeById(Number(params.user_id))
				? [mustExist('rule_id', ruleOf(state, params), 'auto-secretary rule of this employee')]
				: [mustExist('user_id', false, 'employee')],
		),
		handler: ({ state }, params) => {
			ruleOf(state, params).active = Number(params.active);
			return { json: { result: 1000 } };
		},
	},
];

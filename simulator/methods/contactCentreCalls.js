// @ts-check
'use strict';

/** Contact-centre data of calls, §2.12, base /vpbx/. Envelopes of the lists are not printed (C). */

const { id } = require('./kinds');
const { mustExist, refuseOn } = require('./problems');
const { conversationOf } = require('../statistics/conversations');

/** @param {any} pbx @param {string} entryId @returns {any} what the contact centre noted about a call; undefined: no such call */
function callOf(pbx, entryId) {
	const noted = pbx.state.contactCentreCalls.get(entryId);
	if (noted) return noted;
	const conversation = conversationOf(pbx, entryId);
	return (
		conversation && {
			conversion: [],
			tag_id: [],
			call_comment: '',
			script_id: [],
			mark_client: null,
			mark_controller: [],
			recording_id: conversation.legs.flatMap(({ recordings }) => recordings),
		}
	);
}

/** @param {any[]} list @param {string} name @param {unknown} value */
const withId = (list, name, value) => list.find((each) => each[name] === Number(value));

/** @type {import('../types').Method[]} */
module.exports = [
	{
		path: 'cc/call/',
		section: '§2.12',
		confidence: 'A',
		parameters: [id('entry_id')],
		check: refuseOn('§2.12', (pbx, { entry_id }) => [mustExist('entry_id', callOf(pbx, entry_id), 'call')]),
		handler: (pbx, { entry_id }) => ({ json: { result: 1000, call: callOf(pbx, entry_id) } }),
	},
	{
		path: 'cc/tags/',
		section: '§2.12',
		confidence: 'A',
		parameters: [],
		handler: ({ state }) => ({ json: { result: 1000, tags: state.callTags } }),
	},
	{
		path: 'script/',
		section: '§2.12',
		confidence: 'A',
		parameters: [{ name: 'script_id', kind: 'int', required: true }],
		check: refuseOn('§2.12', ({ state }, { script_id }) => [
			mustExist('script_id', withId(state.scripts, 'script_id', script_id), 'script'),
		]),
		handler: ({ state }, { script_id }) => ({
			json: { result: 1000, script: withId(state.scripts, 'script_id', script_id) },
		}),
	},
	{
		path: 'quality/control/question/',
		section: '§2.12',
		confidence: 'A',
		parameters: [{ name: 'question_id', kind: 'int' }],
		check: refuseOn('§2.12', ({ state }, { question_id }) => [
			question_id !== undefined &&
				mustExist('question_id', withId(state.qualityQuestions, 'question_id', question_id), 'question'),
		]),
		handler: ({ state }, { question_id }) => ({
			json: {
				result: 1000,
				questions:
					question_id === undefined
						? state.qualityQuestions
						: [withId(state.qualityQuestions, 'question_id', question_id)],
			},
		}),
	},
];

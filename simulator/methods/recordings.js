// @ts-check
'use strict';

/** Recordings, §2.5. The GET links of §1.5 are no form methods: see recordings/links.js. */

const { id } = require('./kinds');
const { redirectToFile } = require('../recordings/files');

/** @type {import('../types').Method[]} */
module.exports = [
	{
		path: 'queries/recording/post',
		section: '§2.5',
		confidence: 'A',
		rate: { max: 10, per: 1000, key: 'recordings' },
		parameters: [id('recording_id'), { name: 'action', kind: 'oneOf', values: ['download', 'play'], required: true }],
		handler: (pbx, params) => redirectToFile(pbx, params.recording_id, params.action, 'queries/recording/post'),
	},
];

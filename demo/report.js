// @ts-check
/**
 * The texts at the end of the demo.
 */
'use strict';

const { CREDENTIAL_NAME } = require('./scene');
const { heading, phone, say } = require('./say');
const { TABLE_NAME } = require('./table');
const { templateNames } = require('./template');

/**
 * @param {{ row: any, sms: any }} act from missedCall()
 */
function tellWhatHappened({ row, sms }) {
	heading('What happened');
	say(`  1. ${phone(row.client)} called ${phone(row.line)}; employee ${row.employee} did not answer for ${row.waitSeconds} s.`);
	say('  2. The PBX posted the signed events of the call to n8n. The trigger checked them and started one execution.');
	say(`  3. The table "${TABLE_NAME}" has a new row: ${row.reason} (${row.reasonRu})`);
	say(`  4. The Mango Office node sent an SMS, which the PBX accepted as ${row.smsCommandId}:`);
	say(`     «${sms.json.text}»`);
	say(`  5. The row is marked "${row.status}".`);
}

/**
 * @param {object} places
 * @param {import('./scene').Scene} places.scene
 * @param {string} places.url of n8n
 * @param {import('./state').State} places.state
 * @param {string} places.folder
 */
async function tellWhereToLook({ scene, url, state, folder }) {
	heading('Where to look');
	say(`  n8n            ${url}/`);
	say(`                 e-mail ${state.email}, password ${state.password}`);
	say(`  The workflow   ${url}/workflow/${scene.workflowId}`);
	say(`  Its runs       ${url}/workflow/${scene.workflowId}/executions`);
	say(`  The table      ${await scene.client.tables.url(scene.tableId)}`);
	say(`  The simulator  ${scene.pbx.url}/`);
	heading('What to try next');
	say('  - Build a workflow of your own, in ten minutes: docs/try-it.md, "Build your own workflow".');
	say('  - On the page of the simulator press "Missed", "Busy" or "Gave up in the queue": the call appears here and in the table.');
	say('  - Press "Answered": many events, no row, no execution. The trigger lets only missed calls pass.');
	say(`  - Open the workflow, change the text of "Send an SMS", publish it, and miss another call.`);
	say(`  - Spoil the API Salt in the credential "${CREDENTIAL_NAME}" and press a button: n8n refuses the events with 401.`);
	say('  - Load a workflow template: stop, then npm start -- --template <name>, where the name is one of');
	for (const name of templateNames()) say(`      ${name}`);
	say('');
	say(`  The data are kept in ${folder}; npm start -- --fresh forgets them.`);
	say('  Ctrl-C stops everything.\n');
}

/**
 * @param {any} row
 * @returns {string} one line about a call
 */
function callLine(row) {
	return `☎ ${row.client ? phone(row.client) : 'Hidden number'}: ${row.reason ?? 'missed'} → ${row.status}${row.note ? ` (${row.note})` : ''}`;
}

module.exports = { callLine, tellWhatHappened, tellWhereToLook };

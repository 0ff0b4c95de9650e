// @ts-check
'use strict';

const { time } = require('../../tools/templates/hours');
const { REASON, choose, credential, crm, everyMinutes, holds, look, mangoTrigger, node, setting, settings, tableMaker, waitUntil, write } = require('../../tools/templates/nodes');
const { sample } = require('../../tools/templates/pinned');
const { downloadRecording, takeRecordings } = require('../../tools/templates/recordings');

const TABLE = 'Recordings and their calls';
const FOLDER_TYPE = 'application/vnd.google-apps.folder';
const HAND = "$('Take It in Hand').item.json";
const CALL = "$('Find Its Call').item.json";
/** When the call began; without its call, when the recording was ready. */
const moment = `${time(`${CALL}.startedAt ?? ${HAND}.readyAt`)}.setZone($now.zone)`;
const month = `${moment}.toFormat('yyyy-MM')`;
const fileName = `[${moment}.toFormat('yyyy-MM-dd HH-mm-ss'), ${CALL}.client ?? (${CALL}.id ? 'номер скрыт' : 'звонок неизвестен'), ${CALL}.employee].filter(Boolean).join(' ')`;
const fileEnding = "$json.fileName.split('.').pop()";
const made = "$('Make the Folder')";
const folderId = `${made}.isExecuted ? ${made}.first().json.id : $('Find the Folder').first().json.id`;

/** @param {string} value expression or id */
const place = (value) => ({ driveId: { __rl: true, mode: 'list', value: 'My Drive' }, folderId: { __rl: true, mode: 'id', value } });
/** @param {string} name @param {import('../../tools/templates/nodes').Cell} at @param {object} parameters @param {object} [more] */
const drive = (name, at, parameters, more = {}) =>
	node(name, 'n8n-nodes-base.googleDrive', 3, at, { authentication: 'oAuth2', ...parameters }, { credentials: credential('googleDriveOAuth2Api'), ...more });

/** @type {import('../../tools/templates/assemble').Plan} */
module.exports = {
	title: 'Recording → Google Drive and CRM link',
	notes: {
		does: [
			'A recording is ready: it is put into **Google Drive**, into a folder for each month, and the link to it into the call in your **CRM**.',
			'',
			'The file is called after the call: time, client\'s number, extension. `2026-06-21 03-00-00 +79000000001 101.mp3`',
			'',
			'What Drive or the CRM did not take is tried again, for three days.',
		].join('\n'),
		needs: [
			'- **Mango Office** with the API Connector, its key and salt, call recording, and storage in the cloud',
			'- **Google Drive**',
			'- a **CRM** that takes links by HTTP and knows the call by `entryId`, or none. amoCRM, Bitrix24 and others have nodes of their own; put one in place of the grey node',
			'',
			'Nothing at hand? The pins hold sample data: run it and look.',
		].join('\n'),
		steps: [
			'Open the nodes with a red mark and choose or make your **credentials**.',
			'Fill in **Edit Your Settings**: the folder\'s id (the end of its address in Drive). With a CRM: its address too, and switch the grey node on (click, then D).',
			'Run **Click Once to Begin**: it makes the table *Recordings and their calls*.',
			"**Publish**, open the Mango Office Trigger, copy its address into Mango's cabinet (Integrations → API Connector), press «Проверить подключение».",
		],
		change: [
			'- the file\'s name: *File Name* in **Upload the File**; the folders: **Find the Folder** and **Make the Folder**',
			'- who may listen: share the folder in Drive, the link opens for them only',
			'- only some employees or lines: a Filter after **Find Its Call**',
			'- unpin the nodes with a pin before you test with real recordings',
		].join('\n'),
	},
	nodes: [
		mangoTrigger('Catch Calls and Recordings', [0, 0], ['call.ended', 'recording.ready']),
		everyMinutes('Look Every Five Minutes', [0, 1], 5),
		settings([1, 0.5], { driveFolderId: 'root', crmUrl: '', waitSeconds: 60, tryAgainAfterMinutes: 10 }),
		choose('Sort the Events', [2, 0.5], {
			Ended: [holds("$json.event === 'call.ended' && $json.answered")],
			Recording: [holds("$json.event === 'recording.ready'")],
			'Time to look': [holds('!$json.event')],
		}),
		// One at a time: the folder of a new month must not be made twice.
		...takeRecordings(TABLE, { over: ['done'], status: "={{ $json.fileUrl ? 'uploaded' : 'working' }}" }),
		look('Find Its Call', [5, 0.5], TABLE, [['key', 'eq', `={{ ${HAND}.entryId }}`], ['kind', 'eq', 'call']], { alwaysOutputData: true }),
		choose('See What Is Missing', [6, 0.5], {
			'The link only': [holds(`Boolean(${HAND}.fileUrl)`)],
			'Its call': [holds(`!$json.id && ${HAND}.tries === 1 && $runIndex < 3`)],
			'The file': [holds('true')],
		}),
		waitUntil('Wait for the Call to End', [5, 1.5], `$now.plus({ seconds: ${setting('waitSeconds')} }).toISO()`),

		drive('Find the Folder', [7, 1], {
			resource: 'fileFolder',
			operation: 'search',
			searchMethod: 'query',
			queryString: `=name = '{{ ${month} }}' and '{{ ${setting('driveFolderId')} }}' in parents and mimeType = '${FOLDER_TYPE}' and trashed = false`,
			returnAll: false,
			limit: 1,
			filter: {},
			options: {},
		}, { alwaysOutputData: true, onError: 'continueRegularOutput' }),
		choose('See If It Is There', [8, 1], {
			There: [holds('Boolean($json.id)')],
			'Not yet': [holds('!$json.error')],
			'Drive is down': [holds('true')],
		}),
		drive('Make the Folder', [9, 1.5], {
			resource: 'folder',
			operation: 'create',
			name: `={{ ${month} }}`,
			...place(`={{ ${setting('driveFolderId')} }}`),
			options: {},
		}, { onError: 'continueErrorOutput' }),
		downloadRecording([10, 0.5], `${HAND}.recordingId`),
		drive('Upload the File', [11, 0.5], {
			resource: 'file',
			operation: 'upload',
			inputDataFieldName: 'data',
			name: `={{ ${fileName} + '.' + ${fileEnding} }}`,
			...place(`={{ ${folderId} }}`),
			options: {},
		}, { onError: 'continueErrorOutput' }),
		write('update', 'Remember the File', [12, 0.5], TABLE, [['key', 'eq', `={{ ${HAND}.key }}`]], {
			status: 'uploaded',
			fileName: '={{ $json.name }}',
			fileUrl: '=https://drive.google.com/file/d/{{ $json.id }}/view',
			problem: '',
		}),
		write('update', 'Write the Reason Down', [12, 1.5], TABLE, [['key', 'eq', `={{ ${HAND}.key }}`]], { status: 'failed', problem: `={{ ${REASON} }}` }),
		crm('Put the Link into the CRM', [13, -0.25], {
			method: 'POST',
			url: `={{ ${setting('crmUrl')} }}/calls/{{ encodeURIComponent(${HAND}.entryId) }}/recordings`,
			json: `={{ JSON.stringify({ externalId: ${HAND}.recordingId, url: $json.fileUrl ?? ${HAND}.fileUrl, name: $json.fileName ?? ${HAND}.fileName }) }}`,
		}, { onError: 'continueRegularOutput', disabled: true }),
		write('update', 'Remember the Link', [14, -0.25], TABLE, [['key', 'eq', `={{ ${HAND}.key }}`]], {
			status: "={{ $json.error ? 'uploaded' : 'done' }}",
			problem: `={{ ${REASON} ?? '' }}`,
		}),
		...tableMaker([0, 2.25], TABLE, {
			key: 'string',
			kind: 'string',
			entryId: 'string',
			recordingId: 'string',
			status: 'string',
			fileName: 'string',
			fileUrl: 'string',
			problem: 'string',
			startedAt: 'date',
			client: 'string',
			employee: 'string',
			readyAt: 'date',
			takenAt: 'date',
			tries: 'number',
		}),
	],
	flows: [
		['Catch Calls and Recordings', 'Edit Your Settings', 'Sort the Events', 'Write the Call Down'],
		['Look Every Five Minutes', 'Edit Your Settings'],
		[['Sort the Events', 1], 'Go On If New', 'Take It in Hand', 'Find Its Call', 'See What Is Missing', 'Put the Link into the CRM', 'Remember the Link'],
		[['Sort the Events', 2], 'Get the One That Waits Longest', 'Take It in Hand'],
		[['See What Is Missing', 1], 'Wait for the Call to End', 'Find Its Call'],
		[['See What Is Missing', 2], 'Find the Folder', 'See If It Is There', 'Download the Recording', 'Upload the File', 'Remember the File', 'Put the Link into the CRM'],
		[['See If It Is There', 1], 'Make the Folder', 'Download the Recording'],
		[['See If It Is There', 2], 'Write the Reason Down'],
		[['Make the Folder', 1], 'Write the Reason Down'],
		[['Download the Recording', 1], 'Write the Reason Down'],
		[['Upload the File', 1], 'Write the Reason Down'],
		['Click Once to Begin', 'Create the Table'],
	],
	pinned: {
		'Catch Calls and Recordings': [sample('inbound_answered_ivr_group', 'events/summary', 'call.ended'), sample('inbound_answered_ivr_group', 'events/record/added', 'recording.ready')],
		'Find the Folder': [{ id: '1-folder-of-june', name: '2026-06' }],
		'Download the Recording': [{ recordingId: 'MToxMDAwMDAwOjkwMDAwMDAwMDE6MA==', fileName: '2026-06-21_03-00-19_101.mp3', mimeType: 'audio/mpeg', fileSize: 264000 }],
		'Upload the File': [{ kind: 'drive#file', id: '1-file', name: '2026-06-21 03-00-00 +79000000001 101.mp3', mimeType: 'audio/mpeg' }],
	},
};

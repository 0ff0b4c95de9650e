// @ts-check
'use strict';

const { callLog } = require('./outside/callLog');
const { drive } = require('./outside/drive');
const { openTemplate, talkSummary, until } = require('./world');

const TABLE = 'Recordings and their calls';
const SCHEDULE = 'Look Every Five Minutes';

const disk = drive();
const office = callLog();
/** @type {Awaited<ReturnType<typeof openTemplate>>} */
let world;
beforeAll(async () => {
	const settings = { driveFolderId: 'folder-of-recordings', crmUrl: office.url, waitSeconds: 1 };
	world = await openTemplate('recording-to-drive', { settings, outside: [disk, office], switchOn: ['Put the Link into the CRM'] });
});
afterAll(async () => await world.close());

/** @param {string} key */
const row = async (key) => (await world.rows(TABLE)).find((one) => one.key === key);
/** A recording that lies in the PBX, and the event that tells of it. @param {string} recordingId @param {string} entryId @param {number} [bytes] */
const recorded = async (recordingId, entryId, bytes = 9600) => {
	if (bytes > 0) await world.pbx('recordings', { recordingId, bytes });
	return { entry_id: entryId, product_id: 300001, user_id: 400001, recording_id: recordingId, timestamp: 1782000097 };
};

test('a recording goes into the folder of its month, named after the call, and the link into the CRM', async () => {
	const { entryId, recordingIds: [recordingId] } = await world.play({ scenario: 'inbound.answered', from: '79000000002', to: '101' });
	const { startedAt } = await row(entryId);
	const [file] = disk.files();
	const moscow = new Date(Date.parse(startedAt) + 3 * 3_600_000).toISOString();
	expect(disk.folders()).toEqual([{ name: moscow.slice(0, 7), parents: ['folder-of-recordings'] }]);
	expect(file).toMatchObject({ name: `${moscow.slice(0, 19).replace('T', ' ').replaceAll(':', '-')} +79000000002 101.mp3`, folder: moscow.slice(0, 7) });
	expect(office.entries()).toEqual([{ call: entryId, what: 'recordings', externalId: recordingId, name: file.name, url: `https://drive.google.com/file/d/${file.id}/view` }]);
	expect(await row(recordingId)).toMatchObject({ status: 'done', fileName: file.name, problem: '' });
});

test('the file is whole', async () => {
	await world.send('events/summary', talkSummary('whole-entry'));
	await world.send('events/record/added', await recorded('whole-1', 'whole-entry', 3_000_000));
	expect(disk.files().at(-1)).toMatchObject({ bytes: 3_000_000 });
});

test('several recordings of one conversation are several files and links; the month is that of Moscow', async () => {
	const before = disk.files().length;
	await world.send('events/summary', talkSummary('two-entry', { create_time: 1782853200 }));
	await world.send('events/record/added', await recorded('two-1', 'two-entry'));
	await world.send('events/record/added', await recorded('two-2', 'two-entry'));
	expect(disk.files().slice(before)).toMatchObject(Array(2).fill({ name: '2026-07-01 00-00-00 +79000000003 102.mp3', folder: '2026-07', bytes: 9600 }));
	expect(office.entries().filter(({ call }) => call === 'two-entry').map(({ externalId }) => externalId)).toEqual(['two-1', 'two-2']);
	expect(disk.folders().filter(({ name }) => name === '2026-07')).toHaveLength(1);
});

test('the same event once more, as after a restart of n8n, uploads nothing', async () => {
	const event = await recorded('repeated-1', 'two-entry');
	await world.send('events/record/added', event);
	const before = disk.files().length;
	await world.withoutMemory(async () => await world.send('events/record/added', event));
	expect(disk.files()).toHaveLength(before);
});

test('a recording that is ready before its call has ended waits for it', async () => {
	await world.change({ waitSeconds: 5 });
	await world.pbx('events', { path: 'events/record/added', json: await recorded('early-1', 'early-entry') });
	await until('the recording to be taken in hand', async () => await row('early-1'));
	await world.send('events/summary', talkSummary('early-entry', { from: { number: '79000000005' } }));
	expect(disk.files().at(-1)).toMatchObject({ name: '2026-07-01 03-00-00 +79000000005 102.mp3' });
	expect(await row('early-1')).toMatchObject({ status: 'done', tries: 1 });
});

test('a call that never ends: after three more looks the recording is uploaded without its name', async () => {
	await world.change({ waitSeconds: 1 });
	await world.send('events/record/added', await recorded('lonely-1', 'lonely-entry'));
	expect(disk.files().at(-1)).toMatchObject({ name: '2026-06-21 03-01-37 звонок неизвестен.mp3', folder: '2026-06' });
	const [newest] = await world.n8n.executions.list(world.workflowId, 1);
	const { data } = await world.n8n.executions.get(newest.id);
	expect(data.resultData.runData['Find Its Call']).toHaveLength(4);
});

test('a hidden number', async () => {
	await world.send('events/summary', talkSummary('hidden-entry', { from: { number: '' } }));
	await world.send('events/record/added', await recorded('hidden-1', 'hidden-entry'));
	expect(disk.files().at(-1)).toMatchObject({ name: '2026-07-01 03-00-00 номер скрыт 102.mp3' });
});

test('what Drive did not take is taken at a later look', async () => {
	await world.send('events/summary', talkSummary('later-entry'));
	disk.breakDown();
	await world.send('events/record/added', await recorded('later-1', 'later-entry'));
	disk.breakDown(false);
	expect(await row('later-1')).toMatchObject({ status: 'failed', problem: expect.stringMatching(/\w/), fileUrl: null });
	await world.run(SCHEDULE);
	expect(await row('later-1')).toMatchObject({ status: 'failed', tries: 1 });
	await world.change({ tryAgainAfterMinutes: 0 });
	await world.run(SCHEDULE);
	expect(await row('later-1')).toMatchObject({ status: 'done', tries: 2, problem: '' });
});

test('a recording that is not in the cloud leaves its reason in the table', async () => {
	await world.send('events/summary', talkSummary('gone-entry'));
	await world.send('events/record/added', await recorded('gone-1', 'gone-entry', 0));
	expect(await row('gone-1')).toMatchObject({ status: 'failed', problem: expect.stringMatching(/recording/i) });
});

test('what the CRM did not take is told later, without a second upload, and one that fails again keeps nobody waiting', async () => {
	await world.send('events/summary', talkSummary('crm-entry'));
	office.breakDown();
	await world.send('events/record/added', await recorded('crm-1', 'crm-entry'));
	office.breakDown(false);
	expect(await row('crm-1')).toMatchObject({ status: 'uploaded', problem: expect.stringMatching(/\w/), fileUrl: expect.stringContaining('drive.google.com') });
	const before = disk.files().length;
	await world.run(SCHEDULE);
	await world.run(SCHEDULE);
	expect(await row('crm-1')).toMatchObject({ status: 'done' });
	expect(await row('gone-1')).toMatchObject({ status: 'failed', tries: 2 });
	expect(disk.files()).toHaveLength(before);
	const { fileUrl, fileName } = await row('crm-1');
	expect(office.entries().at(-1)).toEqual({ call: 'crm-entry', what: 'recordings', externalId: 'crm-1', url: fileUrl, name: fileName });
});

test('nothing failed, and nothing asked a host that is not ours', async () => {
	expect(await world.failures()).toEqual([]);
	expect(world.outside.unknown).toEqual([]);
});

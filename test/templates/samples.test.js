// @ts-check
'use strict';

const { credentialTypes, readTemplate, templateNames } = require('../../demo/template');
const { openTemplate } = require('./world');

/** Values with which a template does all it can at any hour, and at once. @type {Record<string, string | number>} */
const EAGER = { workdayStarts: '00:00', workdayEnds: '24:00', workingDays: '1234567', quietFrom: '24:00', quietUntil: '00:00', waitSeconds: 1 };

/** What needs a database server of its user's has none here; test/queue executes it. */
const NAMES = templateNames().filter((name) => !credentialTypes(readTemplate(name)).includes('postgres'));

/** In the editor, without a PBX and without any service: a click on "Execute workflow" with the pinned data. */
test.each(NAMES)('%s runs on its sample data', async (name) => {
	const { nodes, pinData = {} } = readTemplate(name);
	const settings = nodes.find((/** @type {any} */ node) => node.name === 'Edit Your Settings')?.parameters.assignments.assignments ?? [];
	const eager = Object.fromEntries(settings.map((/** @type {any} */ one) => [one.name, EAGER[one.name] ?? one.value]));
	const world = await openTemplate(name, { settings: eager, pinned: true });
	try {
		const triggers = nodes.filter((/** @type {any} */ node) => pinData[node.name] && /trigger$|webhook$/i.test(node.type));
		expect(triggers.length).toBeGreaterThan(0);
		for (const trigger of triggers) await world.run(trigger.name);
		const tables = nodes.map((/** @type {any} */ node) => node.parameters.tableName).filter(Boolean);
		for (const table of tables) expect((await world.rows(table)).length).toBeGreaterThan(0);
		expect(world.outside.unknown).toEqual([]);
		expect(await world.asked('commands/')).toEqual([]);
	} finally {
		await world.close();
	}
});

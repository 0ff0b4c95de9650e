// @ts-check
'use strict';
/**
 * The client and the simulator keep their tables of methods apart, each written from the manual.
 * Where they differ, one of them has misread it.
 */
const { METHODS: ours } = require('../dist/mango/methods.js');
const { METHODS: theirs, nameOf } = require('../simulator/methods');

/** @type {Map<string, any>} */
const simulated = new Map(theirs.map((/** @type {any} */ method) => [nameOf(method), method]));

test('both know the same methods, to the slash', () => {
	const unknown = Object.keys(ours).filter((path) => !simulated.has(path));
	expect(unknown).toEqual([]);
	const extra = [...simulated.keys()].filter((path) => !(path in ours));
	expect(extra).toEqual([
		// The manual prints this one in both spellings, and the appeals under both addresses; nobody
		// knows the body of the third.
		'commands/calls_connect/',
		'/s2t/queries/recording_agents',
		'cc/appeals/create-closed-appeals',
	]);
});

test('every method has an operation that calls it, or one that calls it on the way', () => {
	const { RESOURCES } = require('../dist/nodes/MangoOffice/resources.js');
	const called = new Set(RESOURCES.flatMap((/** @type {any} */ { operations }) => operations.map((/** @type {any} */ one) => one.method)));
	/** Steps of an operation that starts with another method. */
	const onTheWay = /\/(cursor|result)$|^record\/recognize$/;
	const idle = Object.keys(ours).filter((path) => !called.has(path) && !onTheWay.test(path));
	expect(idle).toEqual([]);
});

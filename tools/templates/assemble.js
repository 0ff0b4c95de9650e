// @ts-check
/**
 * Turns the plan of a template (templates/<name>/source.js) into the workflow that users import.
 */
'use strict';

/** n8n's grid has steps of 16; a node is 96 high and its name stands below it. */
const STEP = { x: 240, y: 192 };
/** The notes stand in one row above the nodes, so that no node hides under them; all as high as the longest. */
const NOTE = { width: 400, gap: 32, above: 64 };
/** What n8n shows in a note 400 wide: measured in the editor. */
const TEXT = { charactersInLine: 52, line: 22, heading: 72 };

/** @typedef {import('./nodes').NodePlan} NodePlan */
/** @typedef {string | [name: string, output: number]} Stop */
/**
 * @typedef {object} Notes what a beginner reads first; Markdown without headings
 * @property {string} does
 * @property {string} needs
 * @property {[string, string, string, string]} steps
 * @property {string} change
 */
/**
 * @typedef {object} Plan
 * @property {string} title of the workflow
 * @property {Notes} notes
 * @property {NodePlan[]} nodes
 * @property {Stop[][]} flows chains of nodes; `[name, 1]` leaves by the second output
 * @property {Array<[node: string, as: 'ai_languageModel' | 'ai_memory' | 'ai_tool', agent: string]>} [serve] the nodes below an AI agent
 * @property {Record<string, object[]>} pinned node → the items it shows in the editor
 */

/** @param {Notes} notes @returns {Array<[name: string, color: number, text: string]>} */
const noteTexts = ({ does, needs, steps, change }) => [
	['What It Does', 7, `## What it does\n${does}`],
	['What You Need', 4, `## What you need\n${needs}`],
	['Set Up in Four Steps', 5, `## Set up in four steps\n${steps.map((step, index) => `${index + 1}. ${step}`).join('\n')}`],
	['Change This', 6, `## Change this\n${change}`],
];

/** @param {string} name */
const idOf = (name) => name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');

/** @param {string} text Markdown @returns {number} the height that shows all of it, on n8n's grid */
function heightOf(text) {
	const lines = text.split('\n').slice(1).map((line) => (line === '' ? 0.5 : Math.ceil(line.replace(/[*`]/g, '').length / TEXT.charactersInLine)));
	const height = TEXT.heading + TEXT.line * lines.reduce((sum, count) => sum + count, 0);
	return Math.ceil(height / 16) * 16;
}

/** @param {Plan} plan */
function stickyNotes({ notes, nodes }) {
	const texts = noteTexts(notes);
	const height = Math.max(...texts.map(([, , text]) => heightOf(text)));
	const top = Math.min(...nodes.map(({ at }) => at[1])) * STEP.y - NOTE.above - height;
	return texts.map(([name, color, content], index) => ({
		id: idOf(name),
		name,
		type: 'n8n-nodes-base.stickyNote',
		typeVersion: 1,
		position: [index * (NOTE.width + NOTE.gap), top],
		parameters: { content, width: NOTE.width, height, color },
	}));
}

/** @param {Plan} plan */
function connections({ nodes, flows, serve = [] }) {
	const names = new Set(nodes.map(({ name }) => name));
	/** @type {Record<string, any>} */
	const made = {};
	for (const flow of flows) {
		flow.slice(0, -1).forEach((stop, index) => {
			const [from, output] = typeof stop === 'string' ? [stop, 0] : stop;
			const next = flow[index + 1];
			const to = typeof next === 'string' ? next : next[0];
			for (const name of [from, to]) if (!names.has(name)) throw new Error(`A flow names "${name}", which is no node`);
			const { main } = (made[from] ??= { main: [] });
			while (main.length <= output) main.push([]);
			if (!main[output].some((/** @type {any} */ link) => link.node === to)) main[output].push({ node: to, type: 'main', index: 0 });
		});
	}
	for (const [from, type, agent] of serve) made[from] = { [type]: [[{ node: agent, type, index: 0 }]] };
	return made;
}

/**
 * @param {Plan} plan
 * @returns {any} an export of n8n: inactive, without ids of credentials, webhooks and of the workflow itself, which n8n gives
 */
function assemble(plan) {
	return {
		name: plan.title,
		nodes: [
			...stickyNotes(plan),
			...plan.nodes.map(({ at, ...node }) => ({ id: idOf(node.name), ...node, position: [at[0] * STEP.x, at[1] * STEP.y] })),
		],
		connections: connections(plan),
		pinData: Object.fromEntries(Object.entries(plan.pinned).map(([name, items]) => [name, items.map((json) => ({ json }))])),
		settings: { executionOrder: 'v1', timezone: 'Europe/Moscow' },
		active: false,
	};
}

module.exports = { assemble };

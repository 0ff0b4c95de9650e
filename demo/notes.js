// @ts-check
/**
 * The sticky notes of the demo workflow. They are read by somebody who opens n8n for the first time.
 */
'use strict';

/** @typedef {{ text: string, at: [number, number], size: [number, number], color: number }} Note */

/** @type {Note[]} */
const NOTES = [
	{
		at: [-432, -320],
		size: [304, 544],
		color: 7,
		text: [
			'## A missed call is not a lost client',
			'A client calls, nobody answers. This workflow writes the call down and sends the client an SMS, all by itself.',
			'',
			'**Try it**',
			'1. Open the page of the PBX simulator (the terminal shows its address).',
			'2. Press a button with a missed call.',
			'3. Look at **Executions** above, and at the table **Calls**.',
			'',
			'**For your own PBX** open the Mango Office credential, fill in the key and the salt of your cabinet, and set Base URL back to its default.',
		].join('\n'),
	},
	{
		at: [-112, -320],
		size: [256, 544],
		color: 4,
		text: [
			'### 1. Catch the call',
			'Mango Office sends about a dozen events per call to one address. This node checks each signature and lets only **missed calls** pass: one run per missed call.',
			'',
			'The address for the cabinet is inside the node: double-click it.',
		].join('\n'),
	},
	{
		at: [160, -320],
		size: [256, 544],
		color: 5,
		text: [
			'### 2. Write it down',
			'One row per call in the table **Calls**, with the reason in words.',
			'',
			'Rows are found by `entryId`, so an event that comes twice makes no second row. Put your CRM here instead.',
		].join('\n'),
	},
	{
		at: [432, -320],
		size: [256, 544],
		color: 1,
		text: [
			'### 3. Decide',
			'A client with a number gets an SMS. A hidden number cannot.',
			'',
			'A row that has a status was dealt with before: nobody gets two SMS for one call.',
		].join('\n'),
	},
	{
		at: [704, -320],
		size: [592, 544],
		color: 6,
		text: [
			'### 4. Answer the client',
			'The SMS goes out through the PBX on behalf of employee **101**: choose yours in the list. When the PBX refuses, the lower output tells why.',
			'',
			'The row gets its status at the end.',
		].join('\n'),
	},
];

/**
 * @returns {object[]} the notes as nodes
 */
function stickyNotes() {
	return NOTES.map(({ text, at, size, color }, index) => ({
		id: `note-${index + 1}`,
		name: `Note ${index + 1}`,
		type: 'n8n-nodes-base.stickyNote',
		typeVersion: 1,
		position: at,
		parameters: { content: text, width: size[0], height: size[1], color },
	}));
}

module.exports = { stickyNotes };

// @ts-check
'use strict';

/** Speech analytics and call tracking of the seed; those of test/fixtures/responses.json first. Data table. */

/** @param {string} communication_id @param {string} time_created @param {string} direction @param {string} client */
const communication = (communication_id, time_created, direction, client) => ({
	communication_id,
	communication_type: 'call',
	info: {
		direction,
		duration: 65,
		time_created,
		from_number: direction === 'in' ? client : '74950000001',
		to_number: direction === 'in' ? '74950000001' : client,
	},
	sentiments: { client: 'neutral', operator: 'positive' },
	has_s2t: true,
	has_transcript: true,
	has_summary: true,
});

const speech = () => ({
	communications: [
		communication('c-1', '2026-06-21 03:00:00', 'in', '79000000001'),
		communication('c-2', '2026-06-22 12:00:00', 'out', '79000000007'),
	],
	aiAgents: [
		{
			id: 1,
			name: 'Sales check',
			status: 'active',
			model: 'example-model',
			created_at: '2026-03-10T10:00:00Z',
			updated_at: '2026-03-11T10:00:00Z',
			output_fields: [{ id: 1, key: 'next_step', label: 'Next step', type: 'string', description: 'What was agreed' }],
		},
		{
			id: 2,
			name: 'Проверка вежливости',
			status: 'disabled',
			model: 'example-model',
			created_at: '2026-04-01T08:00:00Z',
			updated_at: '2026-04-01T08:00:00Z',
			output_fields: [],
		},
	],
	/** @type {Map<string, { createdAt: number, readyAt: number }>} */
	recognitions: new Map(),
	recognitionCount: 0,
});

/** Visitors of the site by the dynamic number that they saw (§2.6). */
const tracking = () => ({
	visitors: new Map([
		[
			'78000000001',
			{
				info: {
					uid: 'u-1',
					widget_id: 1,
					widget_name: 'Site',
					product_id: 300001,
					ga_cid: '1.1',
					ya_cid: '1',
					rs_cid: '',
					ip: '192.0.2.10',
					region_id: 77,
					location: { country_code: 'RU', region_code: '77', region: 'Москва', city: 'Москва' },
					channel: { source: 'example', medium: 'cpc', campaign: 'summer', content: '', term: 'delivery' },
					duration: 120,
					current_page: { url: 'https://example.org/', date: '2026-06-21 03:00:00', title: 'Main' },
					device: 'desktop',
					custom: {},
				},
				history: [{ url: 'https://example.org/', date: '2026-06-21 02:58:00', title: 'Main' }],
			},
		],
	]),
});

module.exports = { speech, tracking };

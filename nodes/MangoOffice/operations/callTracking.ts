import type { JsonObject } from '../../../mango/lenient';
import type { MethodPath } from '../../../mango/methods';
import { judge } from '../../../mango/reply';
import { visitorOf, visitsOf } from '../../../mango/visitor';
import { phone } from '../fields/phones';
import { listFields, limited, shown, simplifyField } from '../lists';
import type { Input, Resource } from '../operation';
import type { Tools } from '../tools';

const dynamicNumber = phone('number', {
	label: 'Number',
	at: 'number',
	placeholder: 'e.g. +7 495 000-00-01',
	description:
		'The number that the visitor saw on the web site, lineNumber in the call event; ask during the call, because it is soon shown to somebody else',
});

/** Visitors of a web site behind a call (mango-api.md §2.6). */
export const callTracking: Resource = {
	value: 'callTracking',
	name: 'Call Tracking',
	operations: [
		{
			value: 'getVisitor',
			name: 'Get Visitor',
			action: 'Get visitor by dynamic number',
			description:
				'Find out which visitor of the web site is calling, with advertising source, campaign, search term and page; needs the service «Динамический коллтрекинг»',
			method: 'queries/user_info_by_dct_number',
			fields: [dynamicNumber, simplifyField],
			run: async (tools, input) => {
				const visitor = visitorOf(await replyOf(tools, 'queries/user_info_by_dct_number', input));
				return [{ json: shown(visitor, input) }];
			},
			example: {
				in: { number: '8 (495) 000-00-01', simplify: true },
				sends: { number: '74950000001' },
				replies: {
					data: {
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
				},
				out: [
					{
						found: true,
						visitorId: 'u-1',
						googleClientId: '1.1',
						yandexClientId: '1',
						source: 'example',
						medium: 'cpc',
						campaign: 'summer',
						term: 'delivery',
						city: 'Москва',
						pageUrl: 'https://example.org/',
					},
				],
			},
		},
		{
			value: 'getVisitorHistory',
			name: 'Get Visitor History',
			action: 'Get history of visitor by dynamic number',
			description:
				'List the pages of the web site that a calling visitor has looked at; needs the service «Динамический коллтрекинг»',
			method: 'queries/user_history_by_dct_number',
			fields: [dynamicNumber, ...listFields],
			run: async (tools, input) => {
				const reply = await replyOf(tools, 'queries/user_history_by_dct_number', input);
				return limited(visitsOf(reply), input).map((visit) => ({ json: { ...visit } }));
			},
			example: {
				in: { number: '+74950000001', returnAll: true },
				sends: { number: '74950000001' },
				replies: {
					data: [{ url: 'https://example.org/', date: '2026-06-21 02:58:00', title: 'Main' }],
				},
				out: [{ url: 'https://example.org/', title: 'Main', visitedAt: '2026-06-20T23:58:00.000Z' }],
			},
		},
	],
};

/** A number that nobody was shown is answered with an empty object, or with a bare `[]` (§2.6). */
async function replyOf(tools: Tools, path: MethodPath, { number }: Input): Promise<JsonObject> {
	const answer = await tools.ask(path, { number: number as string });
	const isEmptyList = answer.status === 200 && /^\s*\[\s*\]\s*$/.test(String(answer.body));
	return isEmptyList ? {} : judge(answer);
}

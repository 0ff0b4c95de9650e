import { scenes } from '../../support/scene';

const scene = scenes();

const VISITOR = { resource: 'callTracking', operation: 'getVisitor', number: '8 (800) 000-00-01', simplify: true };
const HISTORY = { resource: 'callTracking', operation: 'getVisitorHistory', number: '8 (800) 000-00-01', returnAll: true };

test('the visitor behind a dynamic number, in a few fields or all', async () => {
	const { pbx, n8n } = await scene();
	const simple = await n8n.run(VISITOR);
	const raw = await n8n.run({ ...VISITOR, simplify: false });
	expect(simple.items[0].json).toMatchObject({ found: true, visitorId: expect.any(String), pageUrl: expect.any(String) });
	expect(Object.keys(simple.items[0].json)).toHaveLength(10);
	expect(raw.items[0].json).toMatchObject({ found: true, widgetName: expect.any(String), currentPage: expect.any(Object) });
	const requests = await pbx.requests();
	expect(requests[0]).toMatchObject({
		verdict: 'accepted',
		path: '/vpbx/queries/user_info_by_dct_number',
		json: { number: '78000000001' },
	});
});

test('the pages that the visitor saw', async () => {
	const { pbx, n8n } = await scene();
	const { items } = await n8n.run(HISTORY);
	expect(items[0].json).toEqual({
		url: expect.stringMatching(/^https:/),
		title: expect.any(String),
		visitedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
	});
	expect((await pbx.requests())[0]).toMatchObject({
		verdict: 'accepted',
		path: '/vpbx/queries/user_history_by_dct_number',
	});
});

test('a number that nobody was shown is no error: a visitor not found, no pages', async () => {
	const { n8n } = await scene();
	const visitor = await n8n.run({ ...VISITOR, number: '+7 495 000-00-77' });
	expect(visitor.items).toEqual([
		{ json: expect.objectContaining({ found: false, visitorId: null, source: null }), pairedItem: { item: 0 } },
	]);
	const history = await n8n.run({ ...HISTORY, number: '+7 495 000-00-77' });
	expect(history.error).toBeUndefined();
	expect(history.items).toEqual([]);
});

test('what is no number is not sent', async () => {
	const { n8n, sent } = await scene();
	const { error } = await n8n.run({ ...VISITOR, number: 'main line' });
	expect(error?.message).toContain("'Number' is not a phone number");
	expect(await sent()).toEqual([]);
});

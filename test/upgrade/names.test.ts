import type { INodeProperties } from 'n8n-workflow';

import { missingNames, namesOfFields, namesOfNode, publishedNames } from '../../tools/publishedNames';

/** Whether the comparison can fail: each breach of the public interface is seen, and named. */
const PROPERTIES: INodeProperties[] = [
	{ displayName: 'Notice', name: 'notice', type: 'notice', default: '' },
	{
		...{ displayName: 'Employee', name: 'employee', type: 'resourceLocator', default: '' },
		...{ modes: [{ displayName: 'L', name: 'list', type: 'list' }], displayOptions: { show: { resource: ['call'], operation: ['start'] } } },
	},
	{
		...{ displayName: 'Options', name: 'options', type: 'collection', default: {} },
		options: [
			{ displayName: 'Output', name: 'output', type: 'options', default: 'raw', options: [{ name: 'Raw', value: 'raw' }] },
			{ displayName: 'Numbers', name: 'numbers', type: 'string', typeOptions: { multipleValues: true }, default: [] },
		],
	},
	{
		...{ displayName: 'Rows', name: 'rows', type: 'fixedCollection', default: {} },
		options: [{ displayName: 'Row', name: 'row', values: [{ displayName: 'Text', name: 'text', type: 'string', default: '' }] }],
	},
	{ displayName: 'Limit', name: 'limit', type: 'number', default: 50 },
];
const NODE = { name: 'node', version: 1, credentials: [{ name: 'key' }], webhooks: [{ httpMethod: 'POST', path: 'ping' }], properties: PROPERTIES };
const before = namesOfNode(NODE);

/** The node with one text of it replaced by another. */
const changed = (from: string, to: string) => namesOfNode(JSON.parse(JSON.stringify(NODE).replace(from, to)));

test.each([
	['a parameter renamed', '"name":"limit"', '"name":"max"', ['node: limit (number)', 'node: limit default 50']],
	['its default changed', '"default":50', '"default":100', ['node: limit default 50']],
	['its type changed', '"type":"number"', '"type":"string"', ['node: limit (number)']],
	['a value renamed', '"value":"raw"', '"value":"full"', ['node: options.output = raw']],
	['an option renamed', '"name":"output"', '"name":"shape"', ['node: options.output (options)', 'node: options.output = raw']],
	['several values become one', '"multipleValues":true', '"multipleValues":false', ['node: options.numbers (string, several)']],
	['a column renamed', '"name":"text"', '"name":"words"', ['node: rows.row.text (string)']],
	['a mode renamed', '"name":"list"', '"name":"choice"', ['node call/start: employee by list']],
	['a parameter moved to another operation', '"start"', '"begin"', ['node call/start: employee (resourceLocator)', 'node call/start: employee default ""', 'node call/start: employee by list']],
	['the version replaced', '"version":1', '"version":2', ['node version 1']],
	['the credential replaced', '"name":"key"', '"name":"token"', ['node uses key']],
	['an address of the webhook changed', '"path":"ping"', '"path":"check"', ['node listens to POST ping']],
])('%s', (_what, from, to, missing) => {
	expect(missingNames(before, changed(from, to))).toEqual(missing);
});

test('what is added is no breach', () => {
	const more = { displayName: 'New', name: 'new', type: 'string', default: '' } as const;
	const versions = { ...NODE, version: [1, 2], properties: [...PROPERTIES, more] };
	expect(missingNames(before, namesOfNode(versions))).toEqual([]);
	expect(missingNames(namesOfNode(versions), before)).toEqual(['node version 2', 'node: new (string)', 'node: new default ""']);
});

test('fields of items are named wherever they lie', () => {
	expect(namesOfFields('item', [{ a: 1, b: { c: null }, d: [{ e: 'x' }] }])).toEqual([
		...['item[].a', 'item[].b', 'item[].b.c', 'item[].d', 'item[].d[].e'],
	]);
});

test('the real package: a parameter of one operation, gone, is named', () => {
	const now = publishedNames();
	const gone = 'mangoOffice call/start: toNumber (string)';
	expect(now).toContain(gone);
	expect(missingNames(now, now.filter((name) => name !== gone))).toEqual([gone]);
});

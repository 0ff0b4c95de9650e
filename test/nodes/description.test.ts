/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties, INodePropertyCollection, INodePropertyOptions, INodeType } from 'n8n-workflow';

import { inProcess } from '../support/inProcess';

/**
 * n8n's linter reads literals, and most of our properties are built by functions: so its rules are
 * checked here once more, on what n8n is really given.
 */

const NODES = ['mangoOffice', 'mangoOfficeTrigger'] as const;
const FOLDERS = { mangoOffice: 'dist/nodes/MangoOffice', mangoOfficeTrigger: 'dist/nodes/MangoOfficeTrigger' };

type Nested = INodeProperties | INodePropertyOptions | INodePropertyCollection;

/** Every property, also those inside collections, with a path that names it. */
function properties(list: readonly Nested[], path = ''): Array<{ at: string; property: INodeProperties }> {
	return list.flatMap((entry) => {
		if ('values' in entry) return properties(entry.values, `${path}/${entry.name}`);
		if (!('type' in entry)) return [];
		const shown = Object.values(entry.displayOptions?.show ?? {}).flat().join('.');
		const at = `${path}/${shown === '' ? '' : `${shown}:`}${entry.name}`;
		return [{ at, property: entry }, ...properties((entry.options ?? []) as Nested[], at)];
	});
}

/** The options of a list; not the members of a collection. */
function options({ type, options: list }: INodeProperties): INodePropertyOptions[] {
	return type === 'options' || type === 'multiOptions' ? ((list ?? []) as INodePropertyOptions[]) : [];
}

const SMALL = new Set(['a', 'an', 'and', 'as', 'at', 'but', 'by', 'for', 'if', 'in', 'into', 'of', 'off', 'on', 'or', 'out', 'per', 'the', 'to', 'vs', 'with']);

/** Title case as n8n has it: small words may stay small, except the first. */
function isTitleCase(text: string): boolean {
	const words = text.split(/[\s:]+/).filter((word) => /^[\p{L}(]/u.test(word));
	return words.every((word, index) => {
		const letter = word.replace(/^\(/, '');
		return !/^\p{Ll}/u.test(letter) || (index > 0 && SMALL.has(letter));
	});
}

const withoutQuotes = (text: string) => text.replace(/«[^»]*»/g, '');

describe.each(NODES)('%s', (name) => {
	let node: INodeType;
	let all: Array<{ at: string; property: INodeProperties }>;
	let visible: Array<{ at: string; property: INodeProperties }>;

	beforeAll(async () => {
		node = (await inProcess(undefined)).nodeType(name);
		all = properties(node.description.properties);
		visible = all.filter(({ property }) => property.type !== 'notice');
	});

	const wrong = (test: (property: INodeProperties) => boolean) =>
		visible.filter(({ property }) => !test(property)).map(({ at, property }) => `${at}: ${property.displayName} | ${property.description ?? ''}`);

	const wrongOptions = (test: (option: INodePropertyOptions, property: INodeProperties) => boolean) =>
		visible.flatMap(({ at, property }) =>
			options(property).filter((option) => !test(option, property)).map((option) => `${at}: ${option.name} | ${option.description ?? ''} | ${option.action ?? ''}`),
		);

	test('labels are in title case', () => {
		expect(wrong(({ displayName }) => isTitleCase(displayName))).toEqual([]);
	});

	test('names of fixed options are in title case; those of result codes are sentences of the code table', () => {
		expect(wrongOptions(({ name: option }, { name: list }) => list === 'resultCodes' || isTitleCase(option))).toEqual([]);
	});

	test('ID, URL and JSON are in capitals', () => {
		expect(wrong(({ displayName }) => !/\b(Id|Url|Json|Sms|Sip)\b/.test(displayName))).toEqual([]);
		expect(wrongOptions((option) => !/\b(Id|Url|Json|Sms|Sip)\b/.test(option.name))).toEqual([]);
	});

	test('five options or more are in alphabetical order', () => {
		const unordered = visible.flatMap(({ at, property }) => {
			const isCollection = property.type === 'collection' || property.type === 'fixedCollection';
			const list = isCollection ? (property.options as INodeProperties[]).map((one) => one.displayName) : options(property).map((one) => one.name);
			const sorted = [...list].sort((one, other) => one.localeCompare(other));
			return list.length >= 5 && list.join() !== sorted.join() ? [`${at}: ${list.join()}`] : [];
		});
		expect(unordered).toEqual([]);
	});

	test('values of options are unique in their list, and none is empty', () => {
		const repeated = visible.filter(({ property }) => {
			const values = options(property).map(({ value }) => value);
			return new Set(values).size !== values.length || values.includes('');
		});
		expect(repeated.map(({ at }) => at)).toEqual([]);
	});

	test('the default of a list is one of its values', () => {
		const odd = visible.filter(({ property }) => {
			const values = options(property).map(({ value }) => value);
			return values.length > 0 && ![property.default].flat().every((value) => values.includes(value as string));
		});
		expect(odd.map(({ at }) => at)).toEqual([]);
	});

	test('descriptions of yes-or-no fields begin with "Whether"', () => {
		expect(wrong(({ type, description }) => type !== 'boolean' || /^Whether /.test(description ?? ''))).toEqual([]);
	});

	test('a description of one sentence has no final period, begins with a capital and has no blanks at its ends', () => {
		const good = (text: string | undefined) => {
			if (text === undefined) return true;
			const sentences = text.replace(/e\.g\./g, '').split(/[.!?](?:\s|$)/).filter((part) => part !== '').length;
			return (sentences > 1 || !text.endsWith('.')) && /^[A-Z0-9'«]/.test(text) && text.trim() === text;
		};
		expect(wrong(({ description }) => good(description))).toEqual([]);
		expect(wrongOptions(({ description }) => good(description))).toEqual([]);
	});

	test('no description only repeats its label', () => {
		expect(wrong(({ displayName, description }) => description?.toLowerCase() !== displayName.toLowerCase())).toEqual([]);
	});

	test('placeholders begin with "e.g.", except the buttons that add something', () => {
		expect(
			wrong(({ type, placeholder }) => placeholder === undefined || (['collection', 'fixedCollection'].includes(type) ? /^Add / : /^e\.g\. /).test(placeholder)),
		).toEqual([]);
		const modes = visible.flatMap(({ property }) => property.modes ?? []).filter(({ placeholder }) => placeholder !== undefined && !/^e\.g\. /.test(placeholder));
		expect(modes).toEqual([]);
	});

	test('Cyrillic stands only inside «…», where a label of the cabinet is quoted (F7)', () => {
		const texts = JSON.stringify({ ...node.description, properties: undefined, codex: undefined }) + JSON.stringify(all.map(({ property }) => property));
		expect(withoutQuotes(texts).match(/[а-яё]+/gi)).toBeNull();
	});

	test('every list that a field names exists', () => {
		const search = visible.flatMap(({ property }) => property.modes ?? []).map(({ typeOptions }) => typeOptions?.searchListMethod).filter(Boolean);
		const load = visible.map(({ property }) => property.typeOptions?.loadOptionsMethod).filter(Boolean);
		expect(search.filter((method) => typeof node.methods?.listSearch?.[method as string] !== 'function')).toEqual([]);
		expect(load.filter((method) => typeof node.methods?.loadOptions?.[method as string] !== 'function')).toEqual([]);
		const unused = [...Object.keys(node.methods?.listSearch ?? {}), ...Object.keys(node.methods?.loadOptions ?? {})].filter((method) => ![...search, ...load].includes(method));
		// The trigger's filter by line takes its choices from the same table of lists.
		expect(unused.filter((method) => method !== 'searchLineNumbers')).toEqual([]);
	});

	test('dynamic lists carry the words that n8n wants of them', () => {
		const dynamic = visible.filter(({ property }) => property.typeOptions?.loadOptionsMethod !== undefined);
		for (const { property } of dynamic) {
			expect(property.displayName).toMatch(/ Names? or IDs?$/);
			expect(property.description).toBe(
				'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			);
		}
	});

	test('no key or salt lies outside of the credential, and new passwords of employees are masked', () => {
		expect(wrong(({ name: field }) => !/salt|apikey|secret/i.test(field))).toEqual([]);
		expect(wrong(({ name: field, typeOptions }) => !/password/i.test(field) || typeOptions?.password === true)).toEqual([]);
	});

	test('names of fields are unique where they show together', () => {
		const places = all.map(({ at }) => at);
		expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([]);
	});

	test('what the editor downloads stays small', () => {
		expect(JSON.stringify(node.description).length).toBeLessThan(250_000);
	});

	test('the icons and the codex are in the build', () => {
		// Loading the package has made addresses of the file names.
		const icon = node.description.iconUrl as { light: string; dark: string };
		expect(icon.light).not.toBe(icon.dark);
		const base = FOLDERS[name];
		for (const url of Object.values(icon)) {
			expect(existsSync(url.replace('icons/n8n-nodes-mango-office/', ''))).toBe(true);
		}
		const title = `${name[0].toUpperCase()}${name.slice(1)}`;
		expect(existsSync(join(base, `${title}.node.json`))).toBe(true);
	});

	test('name, subtitle, group, version and credential are there', () => {
		expect(node.description).toMatchObject({
			name,
			subtitle: expect.stringMatching(/^=\{\{.+\}\}$/),
			credentials: [expect.objectContaining({ name: 'mangoOfficeApi', required: true })],
		});
		expect(node.description.defaults.name).toBe(node.description.displayName);
	});
});

describe('mangoOffice', () => {
	let node: INodeType;
	beforeAll(async () => {
		node = (await inProcess(undefined)).nodeType('mangoOffice');
	});

	const operations = () => node.description.properties.filter(({ name }) => name === 'operation').flatMap((property) => options(property));

	test('is usable as a tool of an agent', () => {
		expect(node.description.usableAsTool).toBe(true);
	});

	test('each resource has exactly one list of operations, and no list lacks its resource', () => {
		const { properties: list } = node.description;
		const resources = options(list[0]).map(({ value }) => value);
		const shown = list.filter(({ name }) => name === 'operation').map(({ displayOptions }) => displayOptions?.show?.resource?.[0]);
		expect([...shown].sort()).toEqual([...resources].sort());
	});

	test('resource and operation take no expression, so that a saved workflow shows what it does', () => {
		const list = node.description.properties.filter(({ name }) => ['resource', 'operation'].includes(name));
		expect(list.every(({ noDataExpression }) => noDataExpression === true)).toBe(true);
	});

	test('each operation has an action in sentence case without articles, and a description for agents', () => {
		const bad = operations().filter(({ action, description }) => {
			const words = (action ?? '').split(' ').slice(1);
			const sentenceCase = /^[A-Z]/.test(action ?? '') && words.every((word) => /^[a-z]/.test(word) || /^(SMS|ID|URL|SIP|AI|CRM)$/.test(word));
			return !sentenceCase || /\b(a|an|the)\b/i.test(action ?? '') || (description ?? '').length < 20;
		});
		expect(bad.map(({ name, action }) => `${name}: ${action}`)).toEqual([]);
	});

	test('actions are unique, because n8n lists them side by side', () => {
		const actions = operations().map(({ action }) => action);
		expect(new Set(actions).size).toBe(actions.length);
	});

	test('Limit, Return All and Simplify have the texts of all of n8n', () => {
		const all = properties(node.description.properties).map(({ property }) => property);
		const limits = all.filter(({ name }) => name === 'limit');
		expect(limits.length).toBeGreaterThan(0);
		for (const limit of limits) {
			expect(limit).toMatchObject({
				default: 50,
				typeOptions: { minValue: 1 },
				description: 'Max number of results to return',
				displayOptions: { show: { returnAll: [false] } },
			});
		}
		for (const field of all.filter(({ name }) => name === 'returnAll')) {
			expect(field.description).toBe('Whether to return all results or only up to a given limit');
		}
		for (const field of all.filter(({ name }) => name === 'simplify')) {
			expect(field.description).toBe('Whether to return a simplified version of the response instead of the raw data');
		}
	});

	test('no field is marked "required: false", and required ones have no default of their own', () => {
		const all = properties(node.description.properties).map(({ property }) => property);
		expect(all.filter(({ required }) => required === false)).toEqual([]);
	});

	test('each single choice of an employee, group or line is a locator with a list and a way by hand (F6)', () => {
		const named = properties(node.description.properties).filter(({ property }) => ['employee', 'group', 'line'].includes(property.name));
		expect(named.length).toBeGreaterThan(3);
		for (const { property } of named) {
			expect(property.type).toBe('resourceLocator');
			expect(property.modes?.map(({ name }) => name)[0]).toBe('list');
			expect(property.modes).toHaveLength(2);
		}
	});

	test('only the operation that asks nobody goes without a credential', () => {
		expect(node.description.credentials?.[0].displayOptions).toEqual({ hide: { resource: ['resultCode'] } });
	});
});

describe('mangoOfficeTrigger', () => {
	test('is a trigger without inputs, whose name says so', async () => {
		const { description } = (await inProcess(undefined)).nodeType('mangoOfficeTrigger');
		expect(description).toMatchObject({ group: ['trigger'], inputs: [], outputs: ['main'] });
		expect(description.displayName).toMatch(/Trigger$/);
	});

	test('offers the events, filters and options of the contract, by these names for ever', async () => {
		const { properties: list } = (await inProcess(undefined)).nodeType('mangoOfficeTrigger').description;
		const named = (name: string) => list.find((property) => property.name === name) as INodeProperties;
		expect(options(named('events')).map(({ value }) => value).sort()).toEqual([
			...['addressBook.changed', 'call.answered', 'call.changed', 'call.ended', 'call.incoming', 'call.missed', 'call.ringing'],
			...['chat.closed', 'chat.message', 'command.result', 'connection.checked', 'dtmf.received', 'employee.sessionEnded'],
			...['employee.status', 'recording.changed', 'recording.ready', 'recording.tagged', 'robot.statistics', 'sms.status'],
			...['speech.recognized', 'statistics.ready'],
		]);
		expect(named('events').default).not.toContain('connection.checked');
		const names = (property: INodeProperties) => (property.options as INodeProperties[]).map(({ name }) => name).sort();
		expect(names(named('filters'))).toEqual(
			['clientNumbers', 'directions', 'extensions', 'groups', 'lineNumbers', 'missedReasons', 'resultCodes'],
		);
		expect(names(named('options'))).toEqual(['dropDuplicates', 'ivrOnlyAsMissed', 'maxAgeMinutes', 'output', 'respond']);
		const defaults = Object.fromEntries((named('options').options as INodeProperties[]).map((one) => [one.name, one.default]));
		expect(defaults).toEqual({ dropDuplicates: true, ivrOnlyAsMissed: false, maxAgeMinutes: 0, output: 'simplified', respond: 'whenStored' });
	});
});

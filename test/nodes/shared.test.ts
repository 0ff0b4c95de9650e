import type { INodeProperties } from 'n8n-workflow';

import { propertiesOf } from '../../nodes/MangoOffice/description';
import { RESOURCES } from '../../nodes/MangoOffice/resources';
import { shared } from '../../nodes/MangoOffice/shared';

const chain = (owner: string, ...keys: string[]) => ({ owner, links: keys.map((key) => ({ key, shown: key })) });

/** What an owner shows, read off the whole. */
const readOff = (all: ReturnType<typeof shared<string>>, owner: string) =>
	all.filter(({ owners }) => owners.includes(owner)).map(({ shown }) => shown);

test('what two lists have in common is there once', () => {
	const all = shared([chain('a', 'id', 'limit'), chain('b', 'id', 'name', 'limit')]);
	expect(all.map(({ shown, owners }) => `${shown} of ${owners.join()}`)).toEqual(['id of a,b', 'name of b', 'limit of a,b']);
});

test.each([
	['another order', ['x', 'y', 'z'], ['z', 'x']],
	['the same twice in one list', ['x', 'x'], ['x', 'y', 'x']],
	['nothing in common', ['x'], ['y']],
	['an empty list', [], ['x', 'y']],
])('each list keeps its own order: %s', (_title, one, other) => {
	const all = shared([chain('a', ...one), chain('b', ...other)]);
	expect(readOff(all, 'a')).toEqual(one);
	expect(readOff(all, 'b')).toEqual(other);
});

/** What the editor shows under "Resource" and "Operation", as it would be if there were no others. */
function shownIn(all: readonly INodeProperties[], resource: string, operation: string): INodeProperties[] {
	const own = { resource: [resource], operation: [operation] };
	return all
		.filter(({ displayOptions }) => {
			const { resource: resources, operation: operations } = displayOptions?.show ?? {};
			return resources?.includes(resource) && operations?.includes(operation);
		})
		.map((property) => ({ ...property, displayOptions: { show: { ...property.displayOptions?.show, ...own } } }));
}

test('every operation shows the same as if it were alone, in the same order', () => {
	const all = propertiesOf(RESOURCES);
	for (const resource of RESOURCES) {
		for (const operation of resource.operations) {
			const alone = propertiesOf([{ ...resource, operations: [operation] }]);
			expect(shownIn(all, resource.value, operation.value)).toEqual(shownIn(alone, resource.value, operation.value));
			const names = operation.fields.filter(({ optional }) => !optional).map(({ name }) => name);
			const shown = shownIn(all, resource.value, operation.value).map(({ name }) => name);
			expect(shown.filter((name) => name !== 'additionalFields')).toEqual(names);
		}
	}
});

test('fields that many operations have cost nothing each time: the description stays small enough to serve', () => {
	const all = propertiesOf(RESOURCES);
	const names = RESOURCES.flatMap(({ operations }) => operations.flatMap(({ fields }) => fields.map(({ name }) => name)));
	const limits = all.filter(({ name }) => name === 'limit').length;
	expect(limits).toBeLessThan(names.filter((name) => name === 'limit').length / 2);
});

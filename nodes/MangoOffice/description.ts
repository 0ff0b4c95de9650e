import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { alphabetical, byName } from '../alphabetical';
import type { Field } from './fields/field';
import type { Operation, Resource } from './operation';
import { shared } from './shared';

/** The collection that holds an operation's optional fields. */
export const ADDITIONAL_FIELDS = 'additionalFields';

/** Everything the editor shows for the node, made from the operations. */
export function propertiesOf(resources: readonly Resource[]): INodeProperties[] {
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: byName(resources).map(({ name, value }) => ({ name, value })),
			default: 'call',
		},
		...resources.map(operationChoice),
		...fieldProperties(resources),
	];
}

function operationChoice({ value: resource, operations }: Resource): INodeProperties {
	const first = operations[0].value;
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: byName(operations).map(({ name, value, action, description }) => ({
			name,
			value,
			action,
			description,
		})),
		default: first,
	};
}

/**
 * The fields of all operations: one that several operations of a resource have is there once, and
 * so is one that the same operations of several resources have.
 */
function fieldProperties(resources: readonly Resource[]): INodeProperties[] {
	const chains = resources.map(({ value: owner, operations }) => ({
		owner,
		links: shared(operations.map((operation) => ({ owner: operation.value, links: shownFor(operation) }))).map(
			({ key, shown, owners }) => ({ key: `${owners.join()} ${key}`, shown: { property: shown, operation: owners } }),
		),
	}));
	return shared(chains).map(({ shown: { property, operation }, owners: resource }) => ({
		...property,
		displayOptions: { show: { resource, operation, ...property.displayOptions?.show } } as IDisplayOptions,
	}));
}

/** What the editor shows for one operation, from top to bottom. */
function shownFor({ fields }: Operation): Array<{ key: string; shown: INodeProperties }> {
	const optional = fields.filter((field) => field.optional);
	const shown = fields
		.filter((field) => !field.optional)
		.map(({ property, showWhen }) => {
			if (showWhen === undefined) return property;
			return { ...property, displayOptions: { show: { ...property.displayOptions?.show, ...showWhen } } as IDisplayOptions };
		});
	if (optional.length > 0) shown.push(collectionOf(optional));
	return shown.map((property) => ({ key: JSON.stringify(property), shown: property }));
}

function collectionOf(fields: readonly Field[]): INodeProperties {
	return {
		displayName: 'Additional Fields',
		name: ADDITIONAL_FIELDS,
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: fields
			.map((field) => insideCollection(field, fields))
			.sort((one, other) => alphabetical(one.displayName, other.displayName)),
	};
}

/** A name with a slash in front is one outside of the collection. */
function insideCollection({ property, showWhen }: Field, inside: readonly Field[]): INodeProperties {
	if (showWhen === undefined) return property;
	const show = Object.entries(showWhen).map(([name, values]) => [
		inside.some((one) => one.name === name) ? name : `/${name}`,
		values,
	]);
	return { ...property, displayOptions: { show: Object.fromEntries(show) } };
}

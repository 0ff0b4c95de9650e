import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import type { Field } from './fields/field';
import type { Operation, Resource } from './operation';

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
		...resources.flatMap((resource) =>
			resource.operations.flatMap((operation) => fieldProperties(resource, operation)),
		),
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

function fieldProperties(resource: Resource, operation: Operation): INodeProperties[] {
	const own = { resource: [resource.value], operation: [operation.value] };
	const always = operation.fields.filter(({ optional }) => !optional);
	const optional = operation.fields.filter((field) => field.optional);
	const shown = always.map(({ property, showWhen }) => ({
		...property,
		displayOptions: { show: { ...own, ...property.displayOptions?.show, ...showWhen } } as IDisplayOptions,
	}));
	if (optional.length === 0) return shown;
	return [...shown, { ...collectionOf(optional), displayOptions: { show: own } }];
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
			.sort((one, other) => one.displayName.localeCompare(other.displayName)),
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

/** n8n wants lists in alphabetical order. */
function byName<Named extends { readonly name: string }>(list: readonly Named[]): Named[] {
	return [...list].sort((one, other) => one.name.localeCompare(other.name));
}

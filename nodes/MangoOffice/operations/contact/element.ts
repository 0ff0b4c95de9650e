import { contactElement, phoneProblem } from '../../../../mango/contacts';
import type { JsonObject } from '../../../../mango/lenient';
import { bodyOf } from '../../interpret';
import type { Input, Operation } from '../../operation';
import { KEEP } from './fields';

/** What an operation with {@link contactFields} tells Mango about a contact. */
export function elementOf(operation: Operation, input: Input): JsonObject {
	return contactElement(bodyOf(operation, { ...input, ...phonesOf(input) }));
}

/** Why a contact with these fields will not do, or null. */
export function contactProblem(input: Input): string | null {
	for (const phone of phonesOf(input).phones ?? []) {
		const problem = phoneProblem(phone);
		if (problem !== null) return `'Phones' has a 'Number' that ${problem}`;
	}
	return null;
}

function phonesOf({ phones }: Input): { phones?: JsonObject[] } {
	if (phones === undefined) return {};
	return {
		phones: (phones as JsonObject[]).map(({ type, ...phone }) => (type === KEEP.value ? phone : { type, ...phone })),
	};
}

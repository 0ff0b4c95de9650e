import type { Operation, Resource } from './operation';
import { account } from './operations/account';
import { call } from './operations/call';
import { employee } from './operations/employee';
import { group } from './operations/group';
import { recording } from './operations/recording';
import { resultCode } from './operations/resultCode';
import { sms } from './operations/sms';

/** Everything the node can do. */
export const RESOURCES: readonly Resource[] = [
	account,
	call,
	employee,
	group,
	recording,
	resultCode,
	sms,
];

/**
 * The operation of a saved workflow. A search in a list, so that a name such as `constructor`,
 * which may arrive from an expression or an AI agent, finds nothing.
 */
export function findOperation(resource: string, operation: string): Operation | undefined {
	return RESOURCES.find(({ value }) => value === resource)?.operations.find(
		({ value }) => value === operation,
	);
}

import type { Input } from '../operation';

/**
 * What an update says when there is nothing to update: Mango would refuse it, or do nothing.
 *
 * @param given the field that names the thing, and others that change nothing by themselves
 */
export function nothingChanged(input: Input, ...given: string[]): string | null {
	return Object.keys(input).every((name) => given.includes(name))
		? "There is nothing to change: choose at least one field under 'Additional Fields'"
		: null;
}

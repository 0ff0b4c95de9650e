import { json } from '../fields/structures';

/**
 * For methods that the manual describes in part only: whatever else Mango takes, merged into the
 * request. A parameter that has a field of its own is not overwritten.
 */
export const additionalParameters = json('additionalParameters', {
	label: 'Additional Parameters',
	at: '',
	optional: true,
	description: "Further parameters under Mango's own names, as a JSON object; they are sent unchecked",
});

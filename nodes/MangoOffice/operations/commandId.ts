import { text } from '../fields';

/** Every command can carry an id of the user's own; it comes back in the events (§2.1). */
export const commandId = text('commandId', {
	label: 'Command ID',
	optional: true,
	max: 128,
	description:
		'Comes back in the events of this command, so that they can be matched; a unique one is made if left empty',
});

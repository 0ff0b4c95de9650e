import type { IDataObject } from 'n8n-workflow';

import { explain } from '../../../mango/result';
import { text } from '../fields/texts';

/** Every command can carry an id of the user's own; it comes back in the events (§2.1). */
export const commandId = text('commandId', {
	label: 'Command ID',
	optional: true,
	max: 128,
	description:
		'Comes back in the events of this command, so that they can be matched; a unique one is made if left empty',
});

/** What every command gives: accepted is not done, the outcome comes as an event (§2.1). */
export function accepted(id: string, code = 1000): IDataObject {
	return { commandId: id, accepted: true, result: { ...explain(code) } };
}

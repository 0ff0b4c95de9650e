import type { IExecuteFunctions } from 'n8n-workflow';

import { windowRest } from '../../mango/guard';
import { MangoError } from '../../mango/reply';
import { isInvalidRequest } from '../../mango/result';
import { pbxOf, wait } from './caller';

/**
 * After a 3xxx answer a second one within two minutes would block the whole PBX. A batch that
 * goes on in spite of errors, with nobody watching, therefore lets that time pass before its next
 * request; somebody who tries it out in the editor is not kept waiting.
 */
export async function letWindowPass(context: IExecuteFunctions, error: unknown): Promise<void> {
	const code = error instanceof MangoError ? error.failure.result?.code : undefined;
	if (code === undefined || !isInvalidRequest(code) || context.getMode() === 'manual') return;
	const pbx = await pbxOf(context);
	await wait(context, windowRest(pbx.id, Date.now()));
}

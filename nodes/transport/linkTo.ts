import { addressProblem } from '../../mango/host';
import { failure, MangoError } from '../../mango/reply';
import { recordingLink, type LinkAction } from '../../mango/recordingLink';
import { CREDENTIAL, pbxOf, type Caller } from './caller';
import { keyPair } from './signRequest';

/**
 * A link to a recording of the caller's PBX, signed here so that nothing else gets hold of the salt
 * (mango-api.md §1.5). Sends nothing.
 *
 * @param expires unix seconds
 * @throws MangoError when the credential's address or pair cannot make a link
 */
export async function linkTo(
	caller: Caller,
	recordingId: string,
	action: LinkAction,
	expires: number,
): Promise<string> {
	const { baseUrl } = await pbxOf(caller);
	const pair = keyPair(await caller.getCredentials(CREDENTIAL));
	const problem =
		pair.apiKey === '' || pair.apiSalt === ''
			? "Fill in 'API Key' and 'API Salt' in the credential"
			: addressProblem(baseUrl);
	if (problem !== null) throw new MangoError(failure(problem, { stopsBatch: true }));
	return recordingLink(baseUrl, pair, recordingId, action, expires);
}

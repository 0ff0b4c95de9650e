import type { IWebhookDescription } from 'n8n-workflow';

import { EVENTS } from '../../mango/events/table';

/**
 * One static path per suffix that Mango appends. No expression in any of them: n8n would build an
 * isolate for every request, also for one that is refused, which costs 40 ms and four fifths of
 * the throughput (n8n-platform.md §1.6). `responseData: ''` because n8n otherwise answers with the
 * literal text "firstEntryJson" (§2.3).
 */
const COMMON = {
	name: 'default',
	httpMethod: 'POST',
	responseMode: 'onReceived',
	responseData: '',
} as const;

/** The address to paste in the cabinet: the only one that the panel shows. */
const ROOT: IWebhookDescription = { ...COMMON, path: '', isFullPath: true };

/** Somebody who opens the check address in a browser should see that it answers. */
const PING_BY_BROWSER: IWebhookDescription = {
	...COMMON,
	httpMethod: 'GET',
	path: 'ping',
	ndvHideUrl: true,
};

export const WEBHOOKS: IWebhookDescription[] = [
	ROOT,
	PING_BY_BROWSER,
	...EVENTS.flatMap(({ suffix }) => [hidden(suffix), hidden(`//${suffix}`)]),
];

/**
 * With `//` in front n8n takes one slash away and puts its own before the other: the path answers
 * at `<webhook id>//events/call`. That is where Mango posts when somebody has pasted the address
 * with a slash at its end (mango-api.md §3.1; n8n's webhook.service.js: getNodeWebhooks).
 */
function hidden(path: string): IWebhookDescription {
	return { ...COMMON, path, ndvHideUrl: true };
}

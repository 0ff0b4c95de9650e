/** Visitors of a web site who called a number shown to them alone (mango-api.md §2.6). */

import type { Listed } from './directory';
import { camelCaseKeys, isObject, member, text, type JsonObject } from './lenient';
import { rowsIn } from './rows';
import { isoFromText } from './time';

export interface Visitor {
	readonly found: boolean;
	readonly visitorId: string | null;
	readonly googleClientId: string | null;
	readonly yandexClientId: string | null;
	readonly source: string | null;
	readonly medium: string | null;
	readonly campaign: string | null;
	readonly term: string | null;
	readonly city: string | null;
	readonly pageUrl: string | null;
}

/** An unknown number is answered with an empty object. */
export function visitorOf(reply: JsonObject): Listed<Visitor> {
	const data: JsonObject = isObject(reply.data) ? reply.data : {};
	const found = Object.keys(data).length > 0;
	return {
		raw: { found, ...(camelCaseKeys(data) as object) },
		simple: {
			found,
			visitorId: text(data.uid),
			googleClientId: text(data.ga_cid),
			yandexClientId: text(data.ya_cid),
			source: text(member(data.channel, 'source')),
			medium: text(member(data.channel, 'medium')),
			campaign: text(member(data.channel, 'campaign')),
			term: text(member(data.channel, 'term')),
			city: text(member(data.location, 'city')),
			pageUrl: text(member(data.current_page, 'url')),
		},
	};
}

export interface Visit {
	readonly url: string | null;
	readonly title: string | null;
	readonly visitedAt: string | null;
}

export function visitsOf(reply: JsonObject): Visit[] {
	return rowsIn(reply, 'data').map((row) => ({
		url: text(row.url),
		title: text(row.title),
		visitedAt: isoFromText(row.date),
	}));
}

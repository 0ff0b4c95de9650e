import { text } from '../../../mango/lenient';
import { isoFromMoscow } from '../../../mango/time';
import type { Resource } from '../operation';

/** The PBX's account (mango-api.md §2.7). */
export const account: Resource = {
	value: 'account',
	name: 'Account',
	operations: [
		{
			value: 'getBalance',
			name: 'Get Balance',
			action: 'Get balance of account',
			description: 'Get the balance of the account, for example to warn before calls and SMS stop',
			method: 'account/balance',
			fields: [],
			body: () => ({}),
			example: {
				in: {},
				sends: {},
				replies: { result: 1000, balance: 1234.56, currency: 'RUB', response_at: '2026-06-21 12:00:00' },
				out: [{ balance: 1234.56, currency: 'RUB', checkedAt: '2026-06-21T09:00:00.000Z' }],
			},
			output: (reply) => ({
				balance: amount(reply.balance),
				currency: text(reply.currency),
				// The manual does not name the zone; Moscow is what the cabinet shows (§1.10, mark C).
				checkedAt: isoFromMoscow(reply.response_at),
			}),
		},
	],
};

/** Roubles and kopecks, as a number or as a text. */
function amount(value: unknown): number | null {
	const given = text(value);
	return given !== null && Number.isFinite(Number(given)) ? Number(given) : null;
}

import type { LinkAction } from '../../../../mango/recordingLink';
import { isoFromSeconds } from '../../../../mango/time';
import { choice } from '../../fields/choices';
import { wholeNumber } from '../../fields/numbers';
import { recording } from '../../fields/pickers';
import type { Input, Operation } from '../../operation';
import type { Tools } from '../../tools';

/** A link that works in a browser without a login; made here, Mango is not asked (mango-api.md §1.5). */
export const getLink: Operation = {
	value: 'getLink',
	name: 'Get Link',
	action: 'Get link to recording',
	description:
		'Make a link with which anybody can hear a recording until it expires, for example for a CRM; needs «Записи разговоров: предоставлять возможность генерации и использования ссылок» in the API Connector of the cabinet, and shows the API key',
	fields: [
		recording('recordingId', {
			label: 'Recording ID',
			description: 'The recordingId of a Recording Ready event or of the statistics; whether it exists is not checked',
		}),
		choice('linkAction', {
			label: 'Link Action',
			default: 'download',
			description: 'What the browser does with the recording',
			options: [
				{ name: 'Download', value: 'download' },
				{ name: 'Play', value: 'play' },
			],
		}),
		wholeNumber('validHours', {
			label: 'Valid for (Hours)',
			// Editions disagree by three hours on when a link expires (§1.5): four are right in both readings.
			min: 4,
			max: 87_600,
			default: 24,
			description: 'After that the link stops working, whoever has it; at least 4 hours',
		}),
	],
	run,
	example: {
		in: { recordingId: 'MToxMDAwMDAwOjkwMDAwMDAwMDE6MA==', linkAction: 'download', validHours: 24 },
		out: [
			{
				recordingId: 'MToxMDAwMDAwOjkwMDAwMDAwMDE6MA==',
				url: 'https://app.mango-office.ru/vpbx/queries/recording/link/MToxMDAwMDAwOjkwMDAwMDAwMDE6MA%3D%3D/download/k/1782086400/5f2b',
				linkAction: 'download',
				expiresAt: '2026-06-22T00:00:00.000Z',
			},
		],
	},
};

const SECONDS_PER_HOUR = 3600;

async function run(tools: Tools, input: Input) {
	const recordingId = input.recordingId as string;
	const linkAction = input.linkAction as LinkAction;
	const expires = Math.floor(tools.now() / 1000) + (input.validHours as number) * SECONDS_PER_HOUR;
	const url = await tools.linkTo(recordingId, linkAction, expires);
	return [{ json: { recordingId, url, linkAction, expiresAt: isoFromSeconds(expires) } }];
}

// @ts-check
'use strict';
/**
 * Data table: the ticks of the cabinet's «Ограничения и фильтры», each of which suppresses events (mango-api.md §4.2).
 * From it and from mango/events/table.ts comes the table of docs/benchmarks.md.
 */

/** @type {ReadonlyArray<{ tick: string, suppresses: string }>} a suffix, with everything below it */
const TICKS = [
	{ tick: '«Настроить отправку событий по звонкам» → intermediate states', suppresses: 'events/call' },
	{ tick: '«Настроить отправку событий по звонкам» → totals of a call', suppresses: 'events/summary' },
	{ tick: '«Не отправлять уведомления о нажатиях DTMF-клавиш клиентом в IVR»', suppresses: 'events/dtmf' },
	{ tick: '«Не отправлять уведомления о состоянии записи разговоров»', suppresses: 'events/recording' },
	{ tick: '«Не отправлять события о готовности для скачивания файла записи разговора»', suppresses: 'events/record/added' },
	{ tick: '«Не отправлять события о завершении процесса распознавания тематик»', suppresses: 'events/record/tagged' },
	{ tick: '«Не отправлять информацию о статусе доставки SMS-сообщений»', suppresses: 'events/sms' },
	{ tick: '«Не отправлять информацию о событиях в Адресной книге…»', suppresses: 'events/ab' },
	{ tick: '«Не отправлять события о статистике диалогов робота»', suppresses: 'events/robots/stats' },
	{ tick: '«Не отправлять события Манго Диалоги»', suppresses: 'events/md' },
];

/** Suffixes for which the reference knows no tick: they come in any case. */
const ALWAYS_SENT = ['ping', 'result', 'events/user', 'events/recognized'];

/** @param {string} suffix @param {string} start */
const isBelow = (suffix, start) => suffix === start || suffix.startsWith(`${start}/`);

/**
 * @param {string} suffix as Mango appends it, e.g. `events/call`
 * @returns {string | null} the tick that suppresses it; null when there is none
 * @throws {Error} for a suffix that this table does not know
 */
function tickFor(suffix) {
	const found = TICKS.filter(({ suppresses }) => isBelow(suffix, suppresses));
	if (found.length === 1) return found[0].tick;
	if (found.length === 0 && ALWAYS_SENT.some((start) => isBelow(suffix, start))) return null;
	throw new Error(`tools/cabinetTicks.js does not say which tick of the cabinet suppresses ${suffix}`);
}

module.exports = { tickFor };

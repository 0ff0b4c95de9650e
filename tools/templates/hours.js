// @ts-check
/**
 * Working hours and other times, as expressions. The hours are settings of the template; the zone is the workflow's.
 */
'use strict';

const { setting } = require('./nodes');

/** The settings that these expressions read. Monday is 1. */
const HOURS = { workdayStarts: '09:00', workdayEnds: '18:00', workingDays: '12345' };

/** A yes or no: somebody is at work. */
const workingNow = `${setting('workingDays')}.includes($now.weekday) && $now.toFormat('HH:mm:ss') >= ${setting('workdayStarts')} && $now.toFormat('HH:mm:ss') < ${setting('workdayEnds')}`;

/**
 * The next moment at which a time of the day comes, on any of some days.
 * @param {string} time expression, `09:00`
 * @param {string} [days] expression, `12345`
 */
const next = (time, days = "'1234567'") =>
	`[0, 1, 2, 3, 4, 5, 6, 7].map((days) => DateTime.fromISO(${time}, { zone: $now.zone }).plus({ days })).find((moment) => moment > $now && ${days}.includes(moment.weekday))`;

/** The moment at which work begins again. */
const workBegins = next(setting('workdayStarts'), setting('workingDays'));

/** A date of a row: the Data Table node gives it as a text or as a Date, by operation. @param {string} date expression */
const time = (date) => `DateTime.fromJSDate(new Date(${date}))`;

module.exports = { HOURS, next, time, workBegins, workingNow };

// @ts-check
/**
 * Who a caller is: the search in the user's CRM by a phone number, and the lists that tie extensions to other ids.
 */
'use strict';

const { credentialByName, node, setting } = require('./nodes');

/**
 * A number as CRMs store it, parted by commas: nobody knows in which writing somebody typed it in.
 * @param {string} phone expression, `+79000000002` or null
 */
const writings = (phone) =>
	`(/^\\+7\\d{10}$/.test(${phone}) ? ['+7$1$2$3$4', '7$1$2$3$4', '8$1$2$3$4', '$1$2$3$4', '+7 ($1) $2-$3-$4', '8 ($1) $2-$3-$4', '+7 $1 $2-$3-$4'].map((form) => ${phone}.replace(/^\\+7(\\d{3})(\\d{3})(\\d\\d)(\\d\\d)$/, form)) : ${phone} ? [${phone}, ${phone}.slice(1)] : ['none']).join(',')`;

/**
 * A GET that asks the user's CRM.
 * @param {string} name @param {import('./nodes').Cell} at
 * @param {{ path: string, query: Record<string, string>, timeoutMs?: number }} request `query`: expressions
 * @param {object} [more]
 */
const askCrm = (name, at, { path, query, timeoutMs = 10000 }, more = {}) =>
	node(name, 'n8n-nodes-base.httpRequest', 4.2, at, {
		url: `={{ ${setting('crmUrl')} }}${path}`,
		authentication: 'genericCredentialType',
		genericAuthType: 'httpHeaderAuth',
		sendQuery: true,
		queryParameters: { parameters: Object.entries(query).map(([field, value]) => ({ name: field, value: `={{ ${value} }}` })) },
		options: { timeout: timeoutMs },
	}, { credentials: credentialByName('httpHeaderAuth'), ...more });

/** The newest of some rows of the CRM. @param {string} rows expression */
const newest = (rows) => `[...${rows}].sort((one, other) => other.createdAt.localeCompare(one.createdAt))[0]`;

/** @param {string} list name of a setting, `101=7, 102=8` */
const pairs = (list) => `${setting(list)}.split(',').map((pair) => pair.split('=').map((part) => part.trim()))`;
/** What stands to the right of an extension in a setting. @param {string} list @param {string} left expression */
const rightOf = (list, left) => `${pairs(list)}.find((pair) => pair[0] === String(${left}))?.[1]`;
/** The extension to the left of an id. @param {string} list @param {string} right expression */
const leftOf = (list, right) => `${pairs(list)}.find((pair) => pair[1] === String(${right}))?.[0]`;

module.exports = { askCrm, leftOf, newest, rightOf, writings };

// @ts-check
'use strict';

/** Refusals that depend on what the PBX holds: unknown ids, values already used, objects in use. */

const { parameterRefusal } = require('../gate/refusals');

/** @typedef {{ field: string, code: number, text: string }} Problem */

/**
 * @param {string} section
 * @param {(pbx: any, params: any) => Array<Problem | null | false | undefined>} find
 * @returns {(pbx: any, params: any) => import('../types').Refusal | null}
 */
const refuseOn = (section, find) => (pbx, params) => {
	const problems = /** @type {Problem[]} */ (find(pbx, params).filter(Boolean));
	if (!problems.length) return null;
	// A 5xxx says that the PBX cannot; it stands alone, and a wrong request is told first (C).
	const wrong = problems.filter(({ code }) => code < 5000);
	if (wrong.length) return parameterRefusal(pbx.settings, wrong, section);
	const [{ code, text }] = problems;
	return { code, text, section: section === '§2.7' ? '§2.7, §5.3' : section, confidence: 'A' };
};

/** @param {number} code @param {string} field @param {string} text @returns {Problem} */
const problem = (code, field, text) => ({ field, code, text: `${field} ${text}` });

/** A reference to something that does not exist: 3300. @param {string} field @param {unknown} found @param {string} what */
const mustExist = (field, found, what) => !found && problem(3300, field, `is no ${what} of this PBX`);

/** 3106. @param {string} field @param {unknown} taken */
const mustBeFree = (field, taken) => Boolean(taken) && problem(3106, field, 'is already used');

/** Something in use: 5xxx. @param {unknown} used @param {number} code @param {string} text @returns {Problem | false} */
const mustNotBeUsed = (used, code, text) => Boolean(used) && { field: '', code, text };

/** Whether a parameter was given, as gate/parameters.js sees it. @param {unknown} value @returns {boolean} */
const isGiven = (value) => value !== undefined && value !== null;

/** §5.3: 8 characters or more, upper case, lower case, digits. @param {string} field @param {string | undefined} password @returns {Problem | false} */
function weakPassword(field, password) {
	if (typeof password !== 'string') return false;
	if (!/^[\x21-\x7e]*$/.test(password)) return problem(3131, field, 'has forbidden characters');
	const strong = password.length >= 8 && /[A-Z]/.test(password) && /[a-z]/.test(password) && /\d/.test(password);
	return !strong && problem(3120, field, 'needs 8 characters, upper and lower case and digits');
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** 3112; '' takes the address away. @param {string} field @param {string | undefined} email */
const wrongEmail = (field, email) =>
	Boolean(email) && !EMAIL.test(String(email)) && problem(3112, field, 'is no e-mail');

module.exports = { isGiven, mustBeFree, mustExist, mustNotBeUsed, problem, refuseOn, weakPassword, wrongEmail };

// @ts-check
'use strict';

/**
 * Questions that the reference leaves open (§5.4) and leniencies that must be asked for (field-guide §7.2), each a switch.
 * The first of the allowed values is the default.
 */
const SWITCHES = Object.freeze({
	/** HTTP status of 3xxx refusals other than 3105 (§5.4-8; DOC17 says 420). */
	refusalStatus: { type: 'status', byDefault: 200 },
	/** HTTP status of a wrong key (§1.6: "also wrong key in practice"). */
	wrongKeyStatus: { type: 'status', byDefault: 401 },
	/** `printed`: as the reference prints each code. */
	refusalKey: { values: ['printed', 'result', 'code'] },
	/** `auto`: `fields` when several parameters are wrong; `always`: 3100 with `fields` even for one. */
	refusalFields: { values: ['auto', 'always', 'never'] },
	/** §1.8. */
	guard: { values: ['on', 'off'] },
	/** §1.7. */
	rates: { values: ['on', 'off'] },
	/** §5.4-10: whether `groups/` means `groups`. */
	trailingSlash: { values: ['exact', 'tolerated'] },
	/** §1.5: the cabinet's option for links; off in a new account, on here. */
	recordingLinks: { values: ['on', 'off'] },
	/** §5.4-7: DOC17 reads the expiry of a link as UTC, DOC26 as UTC+3. */
	linkExpiryZone: { values: ['utc', 'moscow'] },
	/** HTTP status of the HTML page that a refused link shows (§1.5 names only the type). */
	linkRefusalStatus: { type: 'status', byDefault: 200 },
	/** §2.1.3: "4101 (or 3310)" for a call that is unknown. */
	unknownCallCode: { values: [4101, 3310] },
});

/** @returns {Record<string, any>} */
function defaultSettings() {
	return Object.fromEntries(
		Object.entries(SWITCHES).map(([name, row]) => [name, 'values' in row ? row.values[0] : row.byDefault]),
	);
}

/**
 * @param {Record<string, any>} settings changed in place
 * @param {Record<string, any>} wanted
 */
function changeSettings(settings, wanted) {
	for (const [name, value] of Object.entries(wanted)) {
		const row = Object.hasOwn(SWITCHES, name) ? SWITCHES[/** @type {keyof typeof SWITCHES} */ (name)] : null;
		if (!row) throw new Error(`Unknown switch ${name}. Known: ${Object.keys(SWITCHES).join(', ')}`);
		const good =
			'values' in row
				? row.values.some((allowed) => allowed === value)
				: Number.isInteger(value) && value >= 200 && value <= 599;
		if (!good)
			throw new Error(
				`${name} must be ${'values' in row ? `one of ${row.values.join(', ')}` : 'an HTTP status from 200 to 599'}`,
			);
	}
	Object.assign(settings, wanted);
}

module.exports = { changeSettings, defaultSettings, SWITCHES };

// @ts-check
'use strict';

const { default: Sequencer } = require('@jest/test-sequencer');

/** secrets.test.js looks through what all others have left behind, so it comes last. */
class LastOfAll extends Sequencer {
	/** @param {ReadonlyArray<import('@jest/test-result').Test>} tests */
	sort(tests) {
		const isLast = (/** @type {{ path: string }} */ { path }) => Number(path.endsWith('secrets.test.js'));
		return [...super.sort([...tests])].sort((one, other) => isLast(one) - isLast(other));
	}
}

module.exports = LastOfAll;

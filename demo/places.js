// @ts-check
'use strict';

const os = require('node:os');
const path = require('node:path');

/**
 * Everything that is big or changes lies here, outside of the clone: it survives `git clean` and serves several clones.
 * @returns {string}
 */
function cacheFolder() {
	const base = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
	return path.join(base, 'n8n-nodes-mango-office');
}

/**
 * Where Node and n8n are installed.
 * @returns {string}
 */
function hostFolder() {
	return path.resolve(process.env.MANGO_N8N_HOST_DIR || cacheFolder());
}

/**
 * Where `npm start` keeps n8n's database between two starts.
 * @returns {string}
 */
function demoFolder() {
	return path.join(cacheFolder(), 'demo');
}

module.exports = { cacheFolder, demoFolder, hostFolder };

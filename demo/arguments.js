// @ts-check
'use strict';

const { parseArgs } = require('node:util');
const { templateNames } = require('./template');

const HELP = `A missed call becomes a row and an SMS, on a real n8n, with a PBX simulator.

  npm start                          start everything, play one missed call, keep running until Ctrl-C
  npm start -- --once                play a missed, an answered and a forged call, check the outcome, stop
  npm start -- --template <name>     also load one of the workflow templates (templates/README.md):
${templateNames().map((name) => `                                       ${name}`).join('\n')}
  npm start -- --port 5678           n8n's port (default: 5678 when free, else any)
  npm start -- --simulator-port 8082 the simulator's port (default: 8082 when free, else any)
  npm start -- --tarball             install the package as npm would publish it, from its tarball
  npm start -- --fresh               forget the demo's data of earlier starts first
  npm start -- --help                this text

Everything listens on 127.0.0.1 only. n8n itself is installed once per machine (5 to 15 minutes, 3 GB).`;

/** The user asked for something that is not there. */
class UsageError extends Error {}

/**
 * @param {string | undefined} text
 * @param {string} name
 * @returns {number | undefined}
 */
function port(text, name) {
	if (text === undefined) return undefined;
	const number = Number(text);
	if (!Number.isInteger(number) || number < 1 || number > 65535) throw new UsageError(`--${name} needs a number from 1 to 65535, not "${text}".`);
	return number;
}

/**
 * @param {string[]} argv without node and script
 * @returns {{ once: boolean, fresh: boolean, help: boolean, tarball: boolean, template?: string, port?: number, simulatorPort?: number }}
 * @throws {UsageError}
 */
function readArguments(argv) {
	let values;
	try {
		({ values } = parseArgs({
			args: argv,
			options: {
				once: { type: 'boolean', default: false },
				fresh: { type: 'boolean', default: false },
				tarball: { type: 'boolean', default: false },
				help: { type: 'boolean', short: 'h', default: false },
				template: { type: 'string' },
				port: { type: 'string' },
				'simulator-port': { type: 'string' },
			},
		}));
	} catch (error) {
		throw new UsageError(/** @type {Error} */ (error).message);
	}
	const { template } = values;
	if (template !== undefined && !templateNames().includes(template)) {
		throw new UsageError(`There is no template "${template}". There are: ${templateNames().join(', ')}.`);
	}
	return {
		template,
		once: values.once === true,
		fresh: values.fresh === true,
		tarball: values.tarball === true,
		help: values.help === true,
		port: port(values.port, 'port'),
		simulatorPort: port(values['simulator-port'], 'simulator-port'),
	};
}

module.exports = { HELP, UsageError, readArguments };

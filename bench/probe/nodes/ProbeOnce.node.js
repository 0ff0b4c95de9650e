'use strict';

/** Lets an id pass that n8n's own helper calls new. */
class ProbeOnce {
	constructor() {
		this.description = {
			displayName: 'Probe Once',
			name: 'probeOnce',
			group: ['transform'],
			version: 1,
			description: 'Passes each id once, by checkProcessedAndRecord',
			defaults: { name: 'Probe Once' },
			inputs: ['main'],
			outputs: ['main'],
			properties: [],
		};
	}

	async execute() {
		const ids = this.getInputData().map(({ json }) => String(json.id));
		const { new: fresh } = await this.helpers.checkProcessedAndRecord(ids, 'node', { mode: 'entries', maxEntries: 1000 });
		return [fresh.map((id) => ({ json: { id }, pairedItem: { item: 0 } }))];
	}
}

module.exports = { ProbeOnce };

import { audioFilesOf } from '../../../mango/configuration';
import { listFields, readRows } from '../lists';
import type { Resource } from '../operation';

/** Melodies and announcements of the PBX (mango-api.md §2.7). */
export const audioFile: Resource = {
	value: 'audioFile',
	name: 'Audio File',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many audio files',
			description: 'List the melodies and announcements of the PBX, whose IDs are needed to play one into a call',
			method: 'audiofiles',
			fields: listFields,
			output: readRows(audioFilesOf),
			example: {
				in: { returnAll: true },
				sends: {},
				replies: { result: 1000, audiofiles: [{ id: 12, name: 'Welcome' }] },
				out: [{ audioFileId: 12, name: 'Welcome' }],
			},
		},
	],
};

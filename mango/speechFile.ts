/**
 * Files for speech recognition: what Mango takes, told before anything is uploaded
 * (mango-api.md §2.5). Bit rate and length are inside of the file and are left to Mango.
 */

const MEGABYTE = 1_000_000;

/** Of a kind that Mango takes: its name's ending, its type, the largest file. */
const KINDS = [
	{ ending: 'wav', types: /^audio\/(x-)?(wav|wave|pn-wav)$/, most: 100 * MEGABYTE },
	{ ending: 'mp3', types: /^audio\/(mpeg|mp3)$/, most: 30 * MEGABYTE },
	{ ending: 'mp4', types: /^(audio|video)\/(mp4|x-m4a)$/, most: 30 * MEGABYTE },
	{ ending: 'ogg', types: /^(audio|application|video)\/(ogg|opus)$/, most: 30 * MEGABYTE },
] as const;

/** The name to send a file under, or the end of a sentence that says why it will not do. */
export function speechFile(
	fileName: string | undefined,
	mimeType: string,
	bytes: number,
): { readonly name: string } | { readonly problem: string } {
	const ending = /\.([a-z0-9]+)$/i.exec(fileName ?? '')?.[1].toLowerCase();
	const kind =
		KINDS.find((one) => one.ending === ending) ??
		KINDS.find(({ types }) => types.test(mimeType.split(';')[0].trim().toLowerCase()));
	if (kind === undefined) {
		return { problem: `holds a file of the type ${mimeType || 'unknown'}; Mango Office recognizes WAV, MP3, MP4 and OGG` };
	}
	if (bytes === 0) return { problem: 'holds an empty file' };
	if (bytes > kind.most) {
		const size = Math.ceil(bytes / MEGABYTE);
		return { problem: `holds a file of ${size} MB; ${kind.most / MEGABYTE} MB are the most for ${kind.ending.toUpperCase()}` };
	}
	if (fileName === undefined) return { name: `recording.${kind.ending}` };
	return { name: ending === kind.ending ? fileName : `${fileName}.${kind.ending}` };
}

/** `YYYY-MM-DD HH:MM:SS` in UTC: when the talk of a file took place (§1.10). */
export function utcText(millis: number): string {
	return new Date(millis).toISOString().slice(0, 19).replace('T', ' ');
}

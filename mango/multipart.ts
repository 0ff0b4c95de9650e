/**
 * `multipart/form-data`, for the two methods that take a file (mango-api.md §1.1, §2.5). Pure: the
 * boundary comes in.
 */

/** A file as one part of a form. */
export interface FilePart {
	readonly data: Uint8Array;
	readonly fileName: string;
	readonly mimeType: string;
}

export function multipartType(boundary: string): string {
	return `multipart/form-data; boundary=${boundary}`;
}

/** The whole body: texts and files by their names, in order. */
export function encodeMultipart(
	parts: Readonly<Record<string, string | FilePart>>,
	boundary: string,
): Buffer {
	const chunks: Uint8Array[] = [];
	for (const [name, part] of Object.entries(parts)) {
		const isText = typeof part === 'string';
		const head = isText
			? `name="${quoted(name)}"`
			: `name="${quoted(name)}"; filename="${quoted(part.fileName)}"\r\nContent-Type: ${oneLine(part.mimeType)}`;
		chunks.push(
			Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
			isText ? Buffer.from(part) : part.data,
			Buffer.from('\r\n'),
		);
	}
	chunks.push(Buffer.from(`--${boundary}--\r\n`));
	return Buffer.concat(chunks);
}

/** As browsers do it: a name must end neither its quotes nor its line. */
function quoted(text: string): string {
	return text.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22');
}

function oneLine(text: string): string {
	return text.replace(/[\r\n]+/g, ' ');
}

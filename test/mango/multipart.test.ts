import { encodeMultipart, multipartType } from '../../mango/multipart';

const BOUNDARY = 'mango-0';

const read = async (body: Buffer, boundary: string) =>
	await new Response(new Uint8Array(body), { headers: { 'content-type': multipartType(boundary) } }).formData();

test('golden body', () => {
	const file = { data: Buffer.from('abc'), fileName: 'a.mp3', mimeType: 'audio/mpeg' };
	expect(encodeMultipart({ json: '{}', file }, 'x').toString()).toBe(
		[
			'--x',
			'Content-Disposition: form-data; name="json"',
			'',
			'{}',
			'--x',
			'Content-Disposition: form-data; name="file"; filename="a.mp3"',
			'Content-Type: audio/mpeg',
			'',
			'abc',
			'--x--',
			'',
		].join('\r\n'),
	);
});

test.each([
	['line ends and dashes', Buffer.from('\r\n--mango-1\r\n\r\n--mango-1--')],
	['every byte', Buffer.from(Array.from({ length: 256 }, (_, index) => index))],
	['nothing', Buffer.alloc(0)],
])('%s in a file come out unchanged', async (_what, data) => {
	const body = encodeMultipart({ json: '{"a":"ё"}', file: { data, fileName: 'a.mp3', mimeType: 'audio/mpeg' } }, BOUNDARY);
	const form = await read(body, BOUNDARY);
	expect(form.get('json')).toBe('{"a":"ё"}');
	expect(Buffer.from(await (form.get('file') as File).arrayBuffer()).equals(data)).toBe(true);
});

test('neither a file name nor a type can add a line or a part', async () => {
	const fileName = 'a"\r\nContent-Type: text/html\r\n\r\n--mango-0--.mp3';
	const body = encodeMultipart({ file: { data: Buffer.from('abc'), fileName, mimeType: 'audio/mpeg\r\nX: y' } }, BOUNDARY);
	const form = await read(body, BOUNDARY);
	expect([...form.keys()]).toEqual(['file']);
	expect(await (form.get('file') as File).text()).toBe('abc');
	expect(body.toString()).not.toMatch(/^X: y/m);
});

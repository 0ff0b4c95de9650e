import { recordingLink } from '../../mango/recordingLink';

const PAIR = { apiKey: 'aaaabbbbcccc', apiSalt: 'ddddeeeeffff' };

test('golden link: sha256 of key + time + id + salt; the action is not part of it', () => {
	// printf 'aaaabbbbcccc1782086400a/b==ddddeeeeffff' | sha256sum
	const sign = 'b2192e1435e0756b16806704bc9610e185a594bc8b20669f5dec37f4351f48b6';
	const start = 'https://app.mango-office.ru/vpbx/queries/recording/link/a%2Fb%3D%3D';
	expect(recordingLink('https://app.mango-office.ru/vpbx/', PAIR, 'a/b==', 'download', 1_782_086_400)).toBe(
		`${start}/download/aaaabbbbcccc/1782086400/${sign}`,
	);
	expect(recordingLink('', PAIR, 'a/b==', 'play', 1_782_086_400)).toBe(
		`${start}/play/aaaabbbbcccc/1782086400/${sign}`,
	);
});

test('the salt is not in it', () => {
	expect(recordingLink('https://app.mango-office.ru/vpbx', PAIR, 'r', 'play', 1)).not.toContain(PAIR.apiSalt);
});

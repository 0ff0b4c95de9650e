import { relayUrl, targetProblem } from '../../mango/relayTarget';

const LIST = ' https://crm.example.com/mango/ ;\nhttps://other.example.com, http://127.0.0.1:8090/x';

test.each([
	'https://crm.example.com/mango',
	'https://CRM.example.com:443/mango//',
	' https://crm.example.com/mango/ ',
	'https://other.example.com',
	'http://127.0.0.1:8090/x',
])('%s is admitted', (target) => {
	expect(targetProblem(target, LIST)).toBeNull();
});

test.each([
	'https://crm.example.com',
	'https://crm.example.com/mango/sub',
	'https://crm.example.com/Mango',
	'https://crm.example.com:8443/mango',
	'http://crm.example.com/mango',
	'https://crm.example.com.evil.example.org/mango',
	'https://crm.example.com@evil.example.org/mango',
	'https://crm.example.com/mango?',
	'https://crm.example.com/mango#',
	'https://crm.example.com/mango/../mango-2',
	'http://127.0.0.1:8091/x',
	'http://192.0.2.1/x',
	'https://app.mango-office.ru/vpbx',
	'',
])('%s is not', (target) => {
	expect(targetProblem(target, LIST)).not.toBeNull();
});

test('an empty list admits nothing', () => {
	expect(targetProblem('https://crm.example.com', '')).not.toBeNull();
	expect(targetProblem('', '')).not.toBeNull();
});

test('the path of the event is appended as Mango declares it', () => {
	expect(relayUrl('https://crm.example.com/mango/', '/EVENTS//call/')).toBe('https://crm.example.com/mango/events/call');
});

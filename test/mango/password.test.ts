import { passwordProblem } from '../../mango/password';

test.each(['Example1', 'aB3!@#$%', 'XxXxXxXx0'])('%s is strong enough', (password) => {
	expect(passwordProblem(password)).toBeNull();
});

test.each([
	['Exampl1', 'seven characters'],
	['example1', 'no uppercase letter'],
	['EXAMPLE1', 'no lowercase letter'],
	['Examples', 'no digit'],
	['Пароль123', 'Cyrillic letters'],
	['Exam ple1', 'a blank'],
])('%s has %s', (password) => {
	const problem = passwordProblem(password);
	expect(problem).not.toBeNull();
	expect(problem).not.toContain(password);
});

import { customPath, customPathProblem } from '../../mango/customPath';
import { METHODS, methodNamed, methodRow, pathOf, type MethodPath } from '../../mango/methods';
import { resetTurns, takeTurn } from '../../mango/rates';

beforeEach(resetTurns);

test('every path of the table can be asked by hand, and is the row of the table then', () => {
	for (const path of Object.keys(METHODS) as MethodPath[]) {
		expect(customPathProblem(customPath(path))).toBeNull();
		expect(methodNamed(path, 'read')).toBe(path);
	}
});

test('a path that the table lacks is what the user says of it, without rate or service of its own', () => {
	const method = methodNamed('tomorrow/method', 'write');
	expect(pathOf(method)).toBe('tomorrow/method');
	expect(methodRow(method)).toMatchObject({ kind: 'write', path: 'tomorrow/method' });
	expect(methodRow(method).rate).toBeUndefined();
	expect(methodNamed('constructor', 'read')).toEqual({ path: 'constructor', kind: 'read' });
});

test('with another slash at its end a path keeps its writing, and shares kind, service and turns with the row', () => {
	const method = methodNamed('commands/route/', 'read');
	expect(method).toMatchObject({ path: 'commands/route/', like: 'commands/route', kind: 'command' });
	expect(takeTurn('pbx', 'commands/route', 0)).toBe(0);
	expect(takeTurn('pbx', method, 0)).toBeGreaterThanOrEqual(2000);
});

test('unknown paths share the common turns with each other and with the rest', () => {
	for (let turn = 0; turn < 10; turn++) expect(takeTurn('pbx', methodNamed(`a/${turn}`, 'read'), 0)).toBe(0);
	expect(takeTurn('pbx', 'schemas', 0)).toBeGreaterThanOrEqual(1000);
});

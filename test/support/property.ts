import fc from 'fast-check';

/**
 * A test over generated inputs whose name carries how many there are, so that `docs/security.md`
 * can add them up from the run. Each run draws a seed of its own; a failure prints seed and the
 * smallest input that fails, to be pinned as a plain test.
 *
 * @param title says the accident that the test prevents
 * @param inputs how many generated inputs have to pass; discarded ones (`fc.pre`) do not count
 */
export function holds<Inputs>(title: string, inputs: number, property: fc.IRawProperty<Inputs>): void {
	test(`${title} (${inputs.toLocaleString('en-US')} inputs)`, async () => {
		await fc.assert(property, { numRuns: inputs });
	});
}

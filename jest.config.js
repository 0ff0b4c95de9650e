// @ts-check
/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/**/*.test.{ts,js}'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/(e2e|faults|queue|templates)/'],
	modulePathIgnorePatterns: ['<rootDir>/dist/'],
	transform: { '\\.ts$': 'ts-jest' },
	// The second writes docs/security.md after a whole run.
	reporters: ['default', '<rootDir>/test/support/propertyReport.js'],
	coverageDirectory: 'coverage',
	collectCoverageFrom: ['mango/**/*.ts', 'nodes/**/*.ts', 'credentials/**/*.ts'],
	// n8n-core is large: loading it takes a second or two on a busy machine.
	testTimeout: 30_000,
};

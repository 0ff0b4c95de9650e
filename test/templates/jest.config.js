// @ts-check
/** Every workflow of templates/ in a real n8n, against the simulator and stand-ins of the outside services. */
/** @type {import('jest').Config} */
module.exports = {
	rootDir: '../..',
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/templates/**/*.test.js'],
	globalSetup: '<rootDir>/test/templates/setup.js',
	globalTeardown: '<rootDir>/test/templates/teardown.js',
	// One n8n, one internet: the files run one after the other.
	maxWorkers: 1,
	testTimeout: 120_000,
	transform: {},
	modulePathIgnorePatterns: ['<rootDir>/dist/package.json'],
};

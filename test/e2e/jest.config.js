// @ts-check
/** End to end: the built package in a real n8n, against the simulator. One n8n for all files. */
/** @type {import('jest').Config} */
module.exports = {
	rootDir: '../..',
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/e2e/**/*.test.js'],
	globalSetup: '<rootDir>/test/e2e/setup.js',
	globalTeardown: '<rootDir>/test/e2e/teardown.js',
	testSequencer: '<rootDir>/test/e2e/lastOfAll.js',
	// One n8n, two cores: the files run one after the other.
	maxWorkers: 1,
	testTimeout: 60_000,
	transform: {},
	modulePathIgnorePatterns: ['<rootDir>/dist/package.json'],
};

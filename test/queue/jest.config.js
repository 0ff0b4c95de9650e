// @ts-check
/** n8n's queue mode with the built package: PostgreSQL, Redis, a main process, two webhook processes, two workers. */
/** @type {import('jest').Config} */
module.exports = {
	rootDir: '../..',
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/queue/**/*.test.js'],
	// Each file starts seven processes of its own; two cores carry one such set.
	maxWorkers: 1,
	testTimeout: 600_000,
	transform: {},
	modulePathIgnorePatterns: ['<rootDir>/dist/package.json'],
};

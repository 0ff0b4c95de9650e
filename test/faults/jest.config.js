// @ts-check
/** Faults on a real n8n: killed in the middle of a burst, and a network that misbehaves. Each file boots its own n8n. */
/** @type {import('jest').Config} */
module.exports = {
	rootDir: '../..',
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/faults/**/*.test.js'],
	// Two n8n at a time: the one with the faulty network waits most of its time.
	maxWorkers: 2,
	// The longest faults take their two minutes.
	testTimeout: 600_000,
	transform: {},
	modulePathIgnorePatterns: ['<rootDir>/dist/package.json'],
};

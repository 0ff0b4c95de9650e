/**
 * n8n's own scanner for community packages, on a folder: `node tools/scan.mjs <folder> sources|built`.
 * Its command takes published names only, so this calls the function behind it (n8n-platform.md §9.6).
 */
import { resolve } from 'node:path';

import { analyzePackage, SOURCE_FILE_PATTERNS } from '@n8n/scan-community-package/scanner/scanner.mjs';

const [folder, what] = process.argv.slice(2);
const patterns = what === 'built' ? ['**/*.js', 'package.json'] : SOURCE_FILE_PATTERNS;
const { passed, message, details } = await analyzePackage(resolve(folder), patterns);
if (!passed) {
	console.error([message, details].filter(Boolean).join('\n'));
	process.exit(1);
}

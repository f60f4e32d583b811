// npm test: builds, runs every spec (or those named on the command line), and ends with one line that says how it went.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build, root } from './build.mjs';

await build();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'paddock-test-'));
const report = path.join(folder, 'report.json');
const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
const run = spawnSync(process.execPath, [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
const result = fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, 'utf8')) : undefined;
fs.rmSync(folder, { recursive: true, force: true });
const failedFiles = (result?.testResults ?? []).filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
const failed = result === undefined ? 1 : result.numFailedTests + failedFiles;
console.log(`${result?.numPassedTests ?? 0} passed, ${failed} failed`);
process.exitCode = run.status === 0 && failed === 0 ? 0 : 1;

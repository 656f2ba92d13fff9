// The command line as a user runs it: a process, its output and its exit code.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const repository = path.resolve(import.meta.dirname, '../../..');
const program = path.join(repository, 'build/release/shuke');

export function shuke(...args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: repository,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (error) throw error;
  return { status, stdout, stderr };
}

// A folder that is gone when the test is over.
export function temporaryFolder(test) {
  const folder = mkdtempSync(path.join(tmpdir(), 'shuke-test-'));
  test.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

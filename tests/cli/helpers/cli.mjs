// The command line as a user runs it: a process, its output and its exit code.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const repository = path.resolve(import.meta.dirname, '../../..');
const program = path.join(repository, 'build/release/shuke');
const sampleProgram = path.join(repository, 'build/release/shuke_sample');

export function shuke(...args) {
  return run(program, args);
}

// The same with `input` on a pipe, as /dev/stdin.
export function shukePiped(input, ...args) {
  // Not from Node, which would give it a socket.
  return run('sh', ['-c', 'cat | "$0" "$@"', program, ...args], { input });
}

// A line of shell in which "$0" is the program.
export function shell(script, ...args) {
  return run('sh', ['-c', script, program, ...args]);
}

// The program again, and how long it took and how much memory it had at most.
export function shukeMeasured(...args) {
  const measure = `import resource, subprocess, sys, time
began = time.monotonic()
status = subprocess.run(sys.argv[1:]).returncode
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(f"\\n{time.monotonic() - began} {peak}", file=sys.stderr)
sys.exit(status)`;
  const answer = run('python3', ['-c', measure, program, ...args]);
  const [seconds, peakKilobytes] = answer.stderr
    .trimEnd()
    .split('\n')
    .at(-1)
    .split(' ')
    .map(Number);
  return { ...answer, seconds, peakKilobytes };
}

function run(command, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: repository,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    ...options,
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

// The path of a new file in `folder`.
export function save(folder, name, bytes) {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

// Analyses what must be usable, by the arguments given: the report, as an object.
export function analyse(...args) {
  const { status, stdout, stderr } = shuke('analyze', '--json', ...args);
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

// A workspace that is the same in every run.
export const workspaceFile = path.join(repository, 'tests/data/workspace.json');

// Drafts what must be possible; the summary, and the three files by their kind.
export function draft(folder, ...args) {
  const workspace = args.includes('--workspace') ? [] : ['--workspace', workspaceFile];
  const { status, stdout, stderr } = shuke(
    ...['draft', '--json', '--out', folder, ...workspace],
    ...args,
  );
  assert.equal(status, 0, stderr);
  const summary = JSON.parse(stdout);
  const stem = path.join(folder, summary.activity.replace(/\W/g, '_'));
  return {
    summary,
    list: `${stem}-${summary.channel}.csv`,
    control: `${stem}-control.csv`,
    campaign: JSON.parse(readFileSync(`${stem}-campaign.json`, 'utf8')),
  };
}

// The sample shop's export, by the options of shuke_sample.
export function sampleExport(...args) {
  const { stdout, status, error } = spawnSync(sampleProgram, args, { maxBuffer: 1 << 30 });
  if (error) throw error;
  assert.equal(status, 0);
  return stdout;
}

// Every file and all files together: rows read = rows used + rows set aside.
export function assertLedgerAddsUp({ ledger }) {
  const sum = (counts) => Object.values(counts).reduce((all, rows) => all + rows, 0);
  const total = { rows_read: 0, rows_used: 0, rows_set_aside: {} };
  for (const file of ledger.files) {
    assert.equal(file.rows_read, file.rows_used + sum(file.rows_set_aside), file.name);
    if (file.error) assert.equal(file.rows_used, 0, `${file.name} failed and is used`);
    total.rows_read += file.rows_read;
    total.rows_used += file.rows_used;
    for (const [reason, rows] of Object.entries(file.rows_set_aside)) {
      total.rows_set_aside[reason] = (total.rows_set_aside[reason] ?? 0) + rows;
    }
  }
  assert.deepEqual(
    {
      rows_read: ledger.rows_read,
      rows_used: ledger.rows_used,
      rows_set_aside: ledger.rows_set_aside,
    },
    total,
  );
}

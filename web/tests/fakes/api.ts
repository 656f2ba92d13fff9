// A worker's Api over a small made-up core: enough to see what the controller asks for, and in what
// order. Files are judged by their names.
import type { Api, Failure, FileResult, LedgerFile, Report, Workspace } from '../../src/protocol';
import { emptyReport } from './empty_report';

export class FakeApi {
  readonly calls: string[] = [];
  readonly files = new Map<number, string>();
  asOf = '';
  policyText = '{"default":true}';
  // While set, reading waits for `release`.
  private held: (() => void) | null = null;
  hold = false;
  private nextFile = 0;
  private cancelled = false;

  release(): void {
    this.hold = false;
    this.held?.();
  }

  open: Api['open'] = async () => ({ facts: [] });

  expectFiles: Api['expectFiles'] = async () => {
    this.calls.push('expect files');
  };

  importFile: Api['importFile'] = async (file, options) => {
    this.calls.push(`import ${file.name} ${JSON.stringify(options)}`);
    return this.read(file.name, options.encoding ?? null);
  };

  importSample: Api['importSample'] = async () => {
    this.calls.push('import sample');
    return this.read('sample', null);
  };

  cancelImport: Api['cancelImport'] = async () => {
    this.calls.push('cancel');
    this.cancelled = true;
    this.release();
  };

  removeFile: Api['removeFile'] = async (file) => {
    this.calls.push(`remove ${this.files.get(file) ?? '?'}`);
    this.files.delete(file);
  };

  setAsOf: Api['setAsOf'] = async (day) => {
    if (day === 'never') throw failure('bad_as_of');
    this.asOf = day;
  };

  policy: Api['policy'] = async () => this.policyText;

  setPolicy: Api['setPolicy'] = async (text) => {
    if (text === 'bad') throw failure('policy_invalid');
    // Every file is read by the status words.
    const words = (policy: string) =>
      JSON.stringify(
        (JSON.parse(policy) as { ingest?: { status_words?: object } }).ingest?.status_words ?? {},
      );
    const stale = words(text) === words(this.policyText) ? [] : [...this.files.keys()];
    this.policyText = text;
    return { stale_files: stale };
  };

  workspaceText = '{}';
  workspace: Api['workspace'] = async () => JSON.parse(this.workspaceText) as Workspace;
  setWorkspace: Api['setWorkspace'] = async (text) => {
    if (text.includes('refuse me')) throw failure('workspace_invalid');
    this.workspaceText = text;
  };
  identity: Api['identity'] = async (_list, offset) => ({ total: 0, offset, rows: [] });

  report: Api['report'] = async (): Promise<Report> => {
    this.calls.push('report');
    const report = emptyReport();
    report.as_of = this.asOf === '' ? '2026-11-20' : this.asOf;
    report.orders.total = this.files.size;
    return report;
  };

  private async read(name: string, encoding: string | null): Promise<FileResult> {
    if (this.hold) await new Promise<void>((resume) => (this.held = resume));
    if (this.cancelled) {
      this.cancelled = false;
      throw failure('cancelled');
    }
    if (name.startsWith('crash')) throw failure('core_failed');
    const file = this.nextFile++;
    const error = name.startsWith('bad') ? failure('not_text') : null;
    if (error === null) this.files.set(file, name);
    return {
      file,
      outcome: error === null ? 'used' : 'failed',
      error,
      ledgerEntry: entry(name, encoding, error),
    };
  }
}

function failure(code: string): Failure {
  return { code, args: { detail: '' } };
}

function entry(name: string, encoding: string | null, error: Failure | null): LedgerFile {
  return {
    name,
    platform: 'generic',
    encoding: encoding ?? 'utf-8',
    encoding_certain: true,
    delimiter: ',',
    sheet: '',
    bytes: 1,
    rows_read: 1,
    rows_used: error === null ? 1 : 0,
    rows_set_aside: {},
    flags: {},
    unknown_status: [],
    label: '',
    buyer_rows: 1,
    own_status: [],
    samples: [],
    error,
  };
}

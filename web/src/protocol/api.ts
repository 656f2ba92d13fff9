// What the worker offers.
import type { Draft, DraftFileCode, DraftRequest, ExportKind, NamedFile } from './campaigns';
import type { Customer, CustomerQuery } from './customers';
import type { EffectAnswer, EffectRequest } from './effect';
import type { Fact, FactValue, Rule } from './facts';
import type { ListedPerson, ReviewList, ReviewPage, ReviewRows, Workspace } from './identity';
import type { BeginOptions, FileResult, Preview, Progress } from './import';
import type { Mined, MineOptions, Prediction, ReasonTree, Recommendation } from './outlook';
import type { Plan, PlannedStep, Today, TodayOptions } from './plan';
import type { Report } from './report';
import type { Metrics, MetricsRequest } from './metrics';
import type { FactValues, RuleSizes, SegmentList, SnapshotChange } from './saved';
import type {
  ClusterOptions,
  Clusters,
  CustomerReason,
  Designer,
  DesignerThresholds,
  KindChange,
  Migration,
} from './segmentation';

// What came of trying a request on purpose: refused by the policy, as promised; failed for some other
// reason, which proves nothing; or reached.
export type ProbeOutcome = 'refused' | 'failed' | 'reached';

export interface ProbeResult {
  // How it was tried: fetch, xhr, websocket, …
  kind: string;
  outcome: ProbeOutcome;
  // The directive that refused it, or the browser's word for the failure.
  detail: string;
}

// What the worker offers. Every failure is thrown as a `Failure` (see client.ts).
export interface Api {
  // Loads the core. Everything else waits for it.
  open(): Promise<{ facts: Fact[] }>;

  // Files may be on their way: what a large one needs gets ready.
  expectFiles(): Promise<void>;
  // Reads one file to its end. Resolves with what became of it, or fails with `cancelled`.
  // Files are read one after another.
  importFile(
    file: File,
    options: BeginOptions,
    onProgress: (progress: Progress) => void,
  ): Promise<FileResult>;
  importSample(onProgress: (progress: Progress) => void): Promise<FileResult>;
  // Stops the import that is running, if one is; answered between two chunks.
  cancelImport(): Promise<void>;
  removeFile(file: number): Promise<void>;
  setLabel(file: number, label: string): Promise<void>;
  // All rows of these files that are set aside, as one CSV, in pieces that the page never holds. Fails
  // with `file_changed` if a file is not the one that was read.
  setAsideRows(files: readonly { file: number; source: File | 'sample' }[]): Promise<Blob>;
  preview(file: number): Promise<Preview>;
  // The header and a few telling lines of a file, decoded as `encoding`, without reading the file.
  peek(file: File, encoding: string): Promise<string[]>;

  setAsOf(day: string): Promise<void>;
  policy(): Promise<string>;
  // That of a shop that changed nothing.
  defaultPolicy(): Promise<string>;
  // Fails as setPolicy would; changes nothing.
  checkPolicy(text: string): Promise<void>;
  // The files that would now be read otherwise: they stay as they are until they are read again.
  setPolicy(text: string): Promise<{ stale_files: number[] }>;
  workspace(): Promise<Workspace>;
  setWorkspace(text: string): Promise<void>;
  identity<List extends ReviewList>(
    list: List,
    offset: number,
    limit: number,
  ): Promise<ReviewPage<ReviewRows[List]>>;

  report(): Promise<Report>;
  // Only the sections that the request names.
  metrics(request: MetricsRequest): Promise<Metrics>;
  // Indices of the customers that match, in the order asked for.
  selectCustomers(query: CustomerQuery): Promise<Uint32Array>;
  customerRows(ids: Uint32Array, facts: string[]): Promise<FactValue[][]>;
  // These customers as entries of a list of the workspace.
  peopleOf(ids: Uint32Array): Promise<ListedPerson[]>;
  customer(id: number): Promise<Customer>;
  // These customers with these facts as a table for spreadsheets, not masked.
  customersFile(ids: Uint32Array, facts: string[]): Promise<NamedFile>;
  // Why somebody has their scores, stages, tier and group.
  explain(id: number): Promise<CustomerReason[]>;
  // The earlier day that customers are compared with; '' returns to the policy's.
  setCompareDay(day: string): Promise<void>;
  // Fails with `bad_migration` unless that day is before the as-of date.
  migration(): Promise<Migration>;
  // What a policy (JSON text) would change, without applying it.
  tryPolicy(text: string): Promise<KindChange[]>;
  // The bands of other thresholds; what is absent is the policy's.
  designThresholds(thresholds: Partial<DesignerThresholds>): Promise<Designer>;
  // From then on the fact `cluster` says who is in which.
  clusters(options: ClusterOptions): Promise<Clusters>;
  // What is expected of the customers, and how far to trust it.
  predict(): Promise<Prediction>;
  // What goes with what, what is bought next, and when again.
  mine(options: MineOptions): Promise<Mined>;
  // By which facts the customers of a rule differ from the rest; `without` are no explanation.
  explainGroup(rule: Rule, without: string[]): Promise<ReasonTree>;
  // What customers like this one also bought.
  recommend(id: number): Promise<Recommendation[]>;
  // At once: without what models have yet to foresee, where segments then have no figures.
  segments(atOnce: boolean): Promise<SegmentList>;
  // Who is in which segment, by keyed hashes: a file to compare with later.
  snapshot(): Promise<NamedFile>;
  compareSnapshot(file: string): Promise<SnapshotChange>;
  // `rule` is JSON text, so that the core says where it is wrong.
  ruleSizes(rule: string): Promise<RuleSizes>;
  factValues(fact: string, most: number): Promise<FactValues>;
  draft(request: DraftRequest): Promise<Draft>;
  draftFile(request: DraftRequest, kind: DraftFileCode): Promise<NamedFile>;
  // `since`: the day of the last analysis; without it, the policy's days.
  today(options: TodayOptions): Promise<Today>;
  plan(): Promise<Plan>;
  // Whom a touch of the plan reaches on a day.
  planWho(day: string, touch: number): Promise<Uint32Array>;
  plannedFor(id: number): Promise<PlannedStep[]>;
  // As iCalendar; `titles` are the words of activities.
  planCalendar(titles: Record<string, string>): Promise<NamedFile>;
  // The texts of the campaign files of earlier campaigns, which count against the caps from now on.
  setEarlierCampaigns(files: readonly string[]): Promise<void>;
  effect(request: EffectRequest): Promise<EffectAnswer>;
  // Tables for spreadsheets: every customer, every file's ledger.
  exportFile(kind: ExportKind): Promise<NamedFile>;

  // Tries to reach `url` from the worker in every way it has, on purpose.
  selfTest(url: string): Promise<ProbeResult[]>;
}

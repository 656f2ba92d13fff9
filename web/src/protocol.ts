// The one place where anything that crosses between page, worker and core is declared.
//
// `Api` is what the worker offers; the JSON shapes below it are what the core writes
// (core/session/session.h, core/report). Field names are the core's. Money is an integer of minor
// units in the report's currency; days are YYYY-MM-DD; a share is of all customers, null when there
// are none.

// ---------------------------------------------------------------- codes

export const STAGES = [
  'new_one_order',
  'new_repeat',
  'old_one_order',
  'old_repeat',
  'silent',
  'sleeping',
  'lost',
] as const;
export type Stage = (typeof STAGES)[number];

export const LEVELS = ['supreme', 'vip', 'advanced', 'regular', 'unrated'] as const;
export type Level = (typeof LEVELS)[number];

export const REASONS = [
  'blank',
  'no_order_id',
  'unreadable_date',
  'no_date',
  'unreadable_amount',
  'no_amount',
  'duplicate_order',
  'duplicate_line',
  'after_as_of',
  'excluded_by_rule',
  'total_row',
  'record_too_long',
  'wrong_field_count',
  'truncated',
] as const;
export type Reason = (typeof REASONS)[number];

// What a status word may mean; unknown: its money decides.
export const ORDER_STATES = [
  'unpaid',
  'paid',
  'shipped',
  'completed',
  'closed',
  'refunded',
  'unknown',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

export const FILE_ERRORS = [
  'empty_file',
  'not_text',
  'header_only',
  'no_order_columns',
  'line_too_long',
  'too_many_columns',
  'spreadsheet_encrypted',
  'spreadsheet_damaged',
  'spreadsheet_too_large',
  'old_spreadsheet',
  'unknown_sheet',
  'zip_file',
  'undecidable_encoding',
  'undecidable_date_order',
  'no_usable_rows',
] as const;
export type FileErrorCode = (typeof FILE_ERRORS)[number];

// ---------------------------------------------------------------- failures

// A failure as it crosses: a key of the catalogue under "error." and what fills its placeholders.
export interface Failure {
  code: string;
  args: Record<string, string | number>;
}

export type Answer<T> = ({ ok: true } & T) | { ok: false; error: Failure };

// ---------------------------------------------------------------- report

export type Counts<Key extends string = string> = Partial<Record<Key, number>>;

export interface LedgerFile {
  name: string;
  platform: string | null;
  encoding: string | null;
  // False where the bytes would also read as another encoding.
  encoding_certain: boolean;
  delimiter: string | null;
  // Of a workbook, the sheet that was read; then encoding and delimiter are empty.
  sheet: string;
  // The shop of its rows that have no shop column, as the owner named it.
  label: string;
  bytes: number;
  rows_read: number;
  rows_used: number;
  rows_set_aside: Counts<Reason>;
  // That bear a key of their buyer; 0: what needs a customer stays empty.
  buyer_rows: number;
  flags: Counts;
  unknown_status: { word: string; rows: number }[];
  // Words that the policy explains, as far as they occur.
  own_status: { word: string; state: OrderState; rows: number }[];
  // The first rows of each reason, as they stand in the file; the first after the header is row 1.
  samples: { reason: Reason; row: number; text: string }[];
  error: Failure | null;
}

export interface Ledger {
  rows_read: number;
  rows_used: number;
  rows_set_aside: Counts<Reason>;
  files: LedgerFile[];
}

export interface Money {
  gross_minor: number;
  refunds_minor: number;
  net_minor: number;
}

export interface Coverage {
  rows: number;
  buyer: number;
  phone: number;
  region: number;
  product: number;
  category: number;
  paid_time: number;
}

export interface Month {
  month: string;
  orders: number;
  customers: number;
  new_customers: number;
  net_minor: number;
}

export interface LevelRow {
  level: Level;
  customers: number;
  share: number | null;
  revenue_minor: number;
}

export interface StageRow {
  stage: Stage;
  customers: number;
  share: number | null;
  revenue_minor: number;
}

// What joining accounts to people did. accounts = people + the sum of joined.
export interface IdentityFigures {
  accounts: number;
  people: number;
  joined: Record<Exclude<KeyKind, 'member_id'>, number>;
  people_excluded: number;
  orders_without: number;
  shared_keys: number;
  // By how many people there are, or would be, fewer for masked keys.
  probable: { on: boolean; joins: number };
  customers: { now: number; without_merges: number; probable_switched: number };
}

// Customers of one kind. Which members name the kind, its code, is told by the row's own type.
interface KindRow {
  customers: number;
  share: number | null;
  revenue_minor: number;
}

export interface RfmReport {
  window_from: string;
  scheme: {
    code: 'bins' | 'quintiles';
    custom_bins: boolean;
    custom_weights: boolean;
    frequency_by: 'orders' | 'days';
    monetary_by: 'sum' | 'mean';
  };
  // The least that scores 5, 4, 3 and 2.
  bounds: { last_day: string[]; frequency: number[]; monetary_minor: number[] } | null;
  // Customers by score, 1 to 5.
  scores: { r: number[]; f: number[]; m: number[] };
  score_means: { r: number; f: number; m: number } | null;
  levels: LevelRow[];
  segments: (KindRow & { rfm_segment: string })[];
  classes: (KindRow & { rfm_class: string })[];
}

export interface LifecycleReport {
  stages: StageRow[];
  usual_interval_days: number | null;
  day_stage_variant: 'days' | 'product_cycle';
  day_stages: (KindRow & { day_stage: string; from_days: number; new: number; old: number })[];
  cycle_categories: {
    category: string;
    interval_days: number;
    gaps: number;
    from_days: number[];
  }[];
  projects: (KindRow & { project: string })[];
  phases: (KindRow & { phase: string })[];
  funnel: {
    funnel: string;
    customers: number;
    reached: number;
    reached_share: number | null;
    revenue_minor: number;
  }[];
}

export interface TierRow extends KindRow {
  tier: string;
  role: string;
  service: string;
  revenue_share: number | null;
  least_minor: number | null;
}

export interface MembershipReport {
  groups: (KindRow & { membership: string })[];
  due: {
    within_days: number;
    total: number;
    kept: number;
    raised: number;
    lowered: number;
    ended: number;
  };
  within_reach: { membership: string; customers: number }[];
  held: number;
}

export interface DesignBand {
  from_major: number | null;
  to_major: number | null;
  customers: number;
  share: number | null;
  revenue_minor: number;
  price_percent: number;
  discount_minor: number;
  climb_share: number | null;
  too_few_climb: boolean;
}

export interface Designer {
  customers: number;
  revenue_minor: number;
  bands: DesignBand[];
}

export interface Report {
  schema_version: number;
  as_of: string;
  as_of_source: string;
  ledger: Ledger;
  orders: {
    total: number;
    valid: number;
    identified: number;
    refunded: number;
    closed: number;
    unpaid: number;
    zero_amount: number;
    cancelling: number;
  };
  customers: { total: number; new: number; returning: number; potential: number };
  revenue: Money & { currency: string; minor_digits: number; identified: Money };
  other_currencies: (Money & { currency: string; orders: number })[];
  coverage: Coverage;
  identity: IdentityFigures;
  months: Month[];
  rfm: RfmReport;
  lifecycle: LifecycleReport;
  tiers: { customers: number; revenue_minor: number; tiers: TierRow[] };
  membership: MembershipReport;
  designer: Designer;
}

// ---------------------------------------------------------------- customers

export type FactType = 'text' | 'count' | 'money' | 'day' | 'code' | 'number';

// One entry of the core's registry of what can be said of a customer.
export interface Fact {
  id: string;
  topic: string; // what it is about; message topic.<topic>
  type: FactType;
  codes?: string[];
  personal?: boolean;
}

// text, integer minor for money, YYYY-MM-DD for day, code string; null when absent
export type FactValue = string | number | null;

export type RuleOp =
  'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge' | 'between' | 'in' | 'contains' | 'within_days';

export interface RuleLeaf {
  fact: string;
  op: RuleOp;
  value: string | number | (string | number)[];
}

export type Rule = RuleLeaf | { all: Rule[] } | { any: Rule[] } | { not: Rule };

// ---------------------------------------------------------------- who is this customer

// A figure of a reason; of a code, `fact` says whose word it is.
export interface ReasonArg {
  type: FactType;
  value: string | number;
  fact?: string;
}

// The sentence is the message why.<code>.
export interface CustomerReason {
  what: string; // the fact that is explained
  value: FactValue;
  code: string;
  args: Record<string, ReasonArg>;
}

// Rows of the matrix are where customers were, columns where they are; a code is null for none.
// A cell's customers are those of a rule: stage_before and stage, level_before and level, …
export interface Moves {
  codes: (string | null)[];
  matrix: number[][];
  arrivals: number[];
  up: number;
  neutral: number;
  down: number;
  arrived: number;
}

export interface Migration {
  from: string;
  to: string;
  stages: Moves;
  levels: Moves;
  tiers: Moves;
}

// Customers of each kind of a fact under the policy in force and under another.
export interface KindChange {
  what: string;
  moved: number;
  kinds: { code: string | null; before: number; after: number }[];
}

// Figures of a cluster, or of all customers.
export interface ClusterFigures {
  customers: number;
  net_minor: number;
  median_recency_days: number;
  mean_recency_days: number;
  median_orders: number;
  mean_orders: number;
  median_amount_minor: number;
  mean_amount_minor: number;
}

export interface Cluster extends ClusterFigures {
  cluster: number; // from 1
  share: number | null;
  net_share: number | null;
  deviation: { recency: number; frequency: number; monetary: number };
  // What lies far off the shop's mean, furthest first; the sentence is cluster.<code>[.strong].
  measures: {
    measure: 'recency' | 'frequency' | 'monetary';
    code: string;
    strong: boolean;
    median: number;
    overall_median: number;
  }[];
  values: { fact: string; value: string; share: number; overall_share: number }[];
}

export interface Clusters {
  k: number;
  chosen_by: 'user' | 'silhouette';
  amount: 'net' | 'gross';
  customers: number;
  sampled: boolean;
  inertia: number;
  silhouette: number;
  trials: { clusters: number; inertia: number; silhouette: number }[];
  all: ClusterFigures;
  clusters: Cluster[];
  // The union of merge i (from 1) is cluster k + i.
  merges: { left: number; right: number; height: number; customers: number }[];
}

// k 0: the number with the best silhouette.
export interface ClusterOptions {
  k: number;
}

export interface DesignerThresholds {
  spend_major: number[];
  price_percent: number[];
  least_climb_percent: number;
}

// ---------------------------------------------------------------- saved segments

// At least one of the two is not empty.
export interface SegmentName {
  zh: string;
  en: string;
}

// As it stands in the policy.
export interface SavedSegment {
  id: string;
  name: SegmentName;
  rule: Rule;
}

// Customers with a valid order for whom a rule holds, and their net amount ever.
export interface RuleSize {
  customers: number;
  revenue_minor: number;
}

export interface SegmentRow extends SavedSegment, RuleSize {
  share: number | null;
}

// Of all customers with a valid order, and of the saved segments in order.
export interface SegmentList extends RuleSize {
  segments: SegmentRow[];
}

// Of all customers with a valid order, and of every node of the rule by itself: the rule, then its
// children's nodes in turn.
export interface RuleSizes extends RuleSize {
  sizes: RuleSize[];
}

// What customers with a valid order have of a fact. Of texts and codes the most frequent values, of
// other types the least, middle and largest.
export interface FactValues {
  customers: number;
  present: number;
  distinct: number;
  values: { value: FactValue; customers: number }[];
  low: FactValue;
  median: FactValue;
  high: FactValue;
}

// What changed since a snapshot. Ids are those of saved segments, "stage:<code>" and "level:<code>".
export interface SnapshotMove {
  id: string;
  before: RuleSize;
  after: RuleSize;
  // In it now and not before; of these, nobody known before.
  entered: number;
  newcomers: number;
  // In it before and not now; of these, nobody known now.
  left: number;
  gone: number;
}

export interface SnapshotChange {
  before: string;
  after: string;
  segments: SnapshotMove[];
}

// ---------------------------------------------------------------- queries

export interface CustomerQuery {
  rule?: Rule;
  search?: string;
  sort?: { fact: string; descending: boolean };
}

export interface CustomerOrder {
  order_id: string;
  day: string;
  time: string | null;
  kind: 'valid' | 'refunded' | 'closed' | 'unpaid' | 'zero_amount' | 'cancelling';
  gross_minor: number;
  refund_minor: number;
  net_minor: number;
  items: number;
  products: string[];
}

export interface Customer {
  key: string;
  scope: string;
  keys: IdentityKey[];
  facts: Record<string, FactValue>;
  // Why they may have left, each with its figures; the sentence is leaving.<code>.
  leaving: { code: string; args: Record<string, FactValue> }[];
  orders: CustomerOrder[];
  // Ids of the saved ones that hold them.
  segments: string[];
}

// ---------------------------------------------------------------- identity and workspace

export const KEY_KINDS = [
  'member_id',
  'nick',
  'alipay',
  'email',
  'phone',
  'recipient',
  'probable',
] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

// One way in which orders name a person; a recipient's `key` is the name.
export interface IdentityKey {
  kind: KeyKind;
  platform?: string;
  key: string;
  phone?: string;
  city?: string;
}

export const EXCLUSIONS = ['staff', 'wholesale', 'test'] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

export interface ListedPerson {
  keys: IdentityKey[];
  note?: string;
}

// What a shop keeps that names people (core/workspace/workspace.h). Never part of the policy.
export interface Workspace {
  schema_version: number;
  secret: string | null;
  separated: [IdentityKey, IdentityKey][];
  excluded: (ListedPerson & { reason?: Exclusion })[];
  bad_actors: ListedPerson[];
  opt_outs: ListedPerson[];
}
export type WorkspaceList = 'excluded' | 'bad_actors' | 'opt_outs';

export const REVIEW_LISTS = ['merged', 'probable', 'shared'] as const;
export type ReviewList = (typeof REVIEW_LISTS)[number];

// Accounts that count as one person, or would.
export interface MergedRow {
  accounts: {
    key: IdentityKey;
    orders: number;
    valid_orders: number;
    net_minor: number;
    last_day: string;
  }[];
  // The keys that the accounts share; `accounts` are indices.
  links: { key: IdentityKey; accounts: number[] }[];
  net_minor: number;
  customers_fewer: number;
}

// A key that joins nothing, since too many share it.
export interface SharedRow {
  key: IdentityKey;
  stronger_keys: number;
  orders: number;
  without: number;
}

export interface ReviewPage<Row> {
  total: number;
  offset: number;
  rows: Row[];
}
export interface ReviewRows {
  merged: MergedRow;
  probable: MergedRow;
  shared: SharedRow;
}

// ---------------------------------------------------------------- campaign drafts

export const CHANNELS = ['sms', 'wangwang', 'email', 'phone'] as const;
export type Channel = (typeof CHANNELS)[number];

// What is absent comes from the activity, then from the policy (core/campaign/definition.h).
export interface DraftRequest {
  // A name in the policy, "stage:<code>" or "level:<code>".
  activity?: string;
  // The audience, instead of the activity's.
  rule?: Rule;
  name?: string;
  channel?: Channel;
  language?: 'zh' | 'en';
  template?: string;
  subject?: string;
  opt_out?: string;
  shop?: string;
  coupon?: string;
  product?: string;
  link?: string;
  control_percent?: number;
  control_min?: number;
}

// Names and numbers masked, in the message too; the figures are those of the real message.
export interface DraftPreview {
  key_masked: string;
  address_masked: string;
  subject: string;
  message: string;
  characters: number;
  parts: number;
}

export interface GroupMeans {
  recency_days: number | null;
  orders: number | null;
  net_minor: number | null;
}

// audience = treated + control + suppressed.total, always.
export interface Draft {
  name: string;
  activity: string;
  kind: 'care' | 'marketing';
  goal: string;
  rule: Rule;
  channel: Channel;
  language: 'zh' | 'en';
  template: string;
  subject: string;
  signature: string;
  opt_out: string;
  shop: string;
  coupon: string;
  product: string;
  link: string;
  control_percent: number;
  control_min: number;

  audience: number;
  treated: number;
  control: number;
  suppressed: { total: number } & Counts;
  messages: { total: number; parts: number; sms_parts: Counts; cost_minor_x100: number };
  balance: { level: Level; stage: Stage | null; treated: number; control: number }[];
  means: { treated: GroupMeans; control: GroupMeans };
  columns: string[];
  preview: DraftPreview[];
}

export const DRAFT_FILES = ['list', 'control', 'campaign'] as const;
export type DraftFileKind = (typeof DRAFT_FILES)[number];

export type ExportKind = 'customers' | 'ledger';

// Bytes and the name to save them under.
export interface NamedFile {
  name: string;
  bytes: Uint8Array;
}

// ---------------------------------------------------------------- import

// The roles that a column can play; `preview` says which exist and which are required.
export type Role = string;

export interface BeginOptions {
  platform?: string;
  encoding?: string;
  map?: Record<Role, string>;
  date_order?: 'dmy' | 'mdy';
  // Of a workbook; else the sheet whose header looks most like orders.
  sheet?: string;
  // Without a column of order numbers, each row is an order of its own.
  rows_are_orders?: boolean;
  // The shop of rows without a shop column.
  label?: string;
  // What stands before the fraction, by role; else the column decides.
  decimal?: Record<Role, 'point' | 'comma'>;
  bytes?: number;
}

// `needs_choice`: only the owner can say how its dates read.
export type Outcome = 'used' | 'reread' | 'needs_mapping' | 'needs_choice' | 'failed';

// What became of one file once all of its bytes had been seen.
export interface FileResult {
  file: number;
  outcome: Exclude<Outcome, 'reread'>;
  error: Failure | null;
  ledgerEntry: LedgerFile;
}

export interface Progress {
  bytes: number;
  bytes_total: number;
  rows: number;
  // 1 for the first reading, 2 when the end of the file overturned a guess made at its head.
  pass: number;
}

export interface Preview {
  headers: string[];
  rows: string[][];
  mapping: Record<Role, string>;
  // By column, likeliest first.
  candidates: { column: number; header: string; role: Role; score: number }[];
  encoding: string;
  delimiter: string;
  platform: string | null;
  roles: { role: Role; required: boolean }[];
  // What an order cannot do without: one of several sets of roles.
  needs: { id: string; any_of: Role[][] }[];
  rows_are_orders: boolean;
  // Of a workbook; else empty.
  sheet: string;
  sheets: { name: string; hidden: boolean; orders: boolean }[];
}

// ---------------------------------------------------------------- the worker

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
  // Indices of the customers that match, in the order asked for.
  selectCustomers(query: CustomerQuery): Promise<Uint32Array>;
  customerRows(ids: Uint32Array, facts: string[]): Promise<FactValue[][]>;
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
  segments(): Promise<SegmentList>;
  // Who is in which segment, by keyed hashes: a file to compare with later.
  snapshot(): Promise<NamedFile>;
  compareSnapshot(file: string): Promise<SnapshotChange>;
  // `rule` is JSON text, so that the core says where it is wrong.
  ruleSizes(rule: string): Promise<RuleSizes>;
  factValues(fact: string, most: number): Promise<FactValues>;
  draft(request: DraftRequest): Promise<Draft>;
  draftFile(request: DraftRequest, kind: DraftFileKind): Promise<NamedFile>;
  // Tables for spreadsheets: every customer, every file's ledger.
  exportFile(kind: ExportKind): Promise<NamedFile>;

  // Tries to reach `url` from the worker in every way it has, on purpose.
  selfTest(url: string): Promise<ProbeResult[]>;
}

// What a view may ask and tell. controller.ts is the one that answers; views know only this.
import { createContext, type ComponentType } from 'preact';
import { useContext } from 'preact/hooks';
import type {
  ClusterOptions,
  Clusters,
  BeginOptions,
  Customer,
  CustomerQuery,
  Designer,
  DesignerThresholds,
  Draft,
  DraftFileCode,
  DraftRequest,
  EffectAnswer,
  EffectRequest,
  ExportKind,
  FactValue,
  FactValues,
  KindChange,
  Metrics,
  MetricsRequest,
  ListedPerson,
  Migration,
  Mined,
  MineOptions,
  NamedFile,
  OrderState,
  Prediction,
  Plan,
  PlannedStep,
  Preview,
  ProbeResult,
  ReasonTree,
  Recommendation,
  CustomerReason,
  Rule,
  RuleSizes,
  SegmentList,
  SnapshotChange,
  Today,
  TodayOptions,
  ReviewList,
  ReviewPage,
  ReviewRows,
  Workspace,
} from './protocol';
import type { Args } from './i18n';
import type { Language, Theme } from './state';
import type { ViewId } from './route';

export interface Desk {
  // ---- asking the core; every one may fail with a ClientError (client.ts)
  selectCustomers(query: CustomerQuery): Promise<Uint32Array>;
  customerRows(ids: Uint32Array, facts: string[]): Promise<FactValue[][]>;
  peopleOf(ids: Uint32Array): Promise<ListedPerson[]>;
  customer(id: number): Promise<Customer>;
  customersFile(ids: Uint32Array, facts: string[]): Promise<NamedFile>;
  // Figures of the shop for some days and a part of it.
  metrics(request: MetricsRequest): Promise<Metrics>;
  segments(atOnce: boolean): Promise<SegmentList>;
  snapshot(): Promise<NamedFile>;
  compareSnapshot(file: string): Promise<SnapshotChange>;
  // Why somebody has their scores, stages, tier and group.
  explain(id: number): Promise<CustomerReason[]>;
  migration(): Promise<Migration>;
  tryPolicy(text: string): Promise<KindChange[]>;
  clusters(options: ClusterOptions): Promise<Clusters>;
  predict(): Promise<Prediction>;
  mine(options: MineOptions): Promise<Mined>;
  explainGroup(rule: Rule, without: string[]): Promise<ReasonTree>;
  recommend(id: number): Promise<Recommendation[]>;
  designThresholds(thresholds: Partial<DesignerThresholds>): Promise<Designer>;
  ruleSizes(rule: string): Promise<RuleSizes>;
  factValues(fact: string, most: number): Promise<FactValues>;
  draft(request: DraftRequest): Promise<Draft>;
  draftFile(request: DraftRequest, kind: DraftFileCode): Promise<NamedFile>;
  today(options: TodayOptions): Promise<Today>;
  plan(): Promise<Plan>;
  planWho(day: string, touch: number): Promise<Uint32Array>;
  plannedFor(id: number): Promise<PlannedStep[]>;
  planCalendar(titles: Record<string, string>): Promise<NamedFile>;
  setEarlierCampaigns(files: readonly string[]): Promise<void>;
  effect(request: EffectRequest): Promise<EffectAnswer>;
  exportFile(kind: ExportKind): Promise<NamedFile>;
  // The rows of one file, or of all, that are not used, with the reason of each. Reads the files again.
  setAsideRows(fileKey: number | null): Promise<Blob>;
  preview(fileKey: number): Promise<Preview>;
  peek(fileKey: number, encoding: string): Promise<string[]>;
  policy(): Promise<string>;
  defaultPolicy(): Promise<string>;
  checkPolicy(text: string): Promise<void>;
  // One page of a list of the identity review.
  identity<List extends ReviewList>(
    list: List,
    offset: number,
    limit: number,
  ): Promise<ReviewPage<ReviewRows[List]>>;
  // Tries to reach `url` from page and worker in every way there is, on purpose.
  selfTest(url: string): Promise<(ProbeResult & { place: 'page' | 'worker' })[]>;

  // ---- changing what is loaded; each can be undone where it says so
  // Files are on their way: being dragged over the page, or picked.
  expectFiles(): void;
  addFiles(files: readonly File[]): void;
  openSample(): void;
  cancelImport(fileKey: number): void;
  removeFile(fileKey: number): Promise<void>; // undoable
  rereadFile(fileKey: number, options: BeginOptions): Promise<void>; // undoable
  // The shop of a file without a shop column; '' for none. Undoable.
  setLabel(fileKey: number, label: string): Promise<void>;
  setAsOf(day: string): Promise<void>; // '' = as the data says; undoable
  // With which earlier day customers are compared; '' = as the policy says; undoable
  setCompareDay(day: string): Promise<void>;
  // Undoable, under `step` if the change has a name of its own; fails with the path of what is wrong.
  // Files that the change reads otherwise are read again.
  setPolicy(text: string, step?: { label: string; args?: Args }): Promise<void>;
  // What a status word means, in the policy; null forgets it. Undoable, as setPolicy.
  explainStatus(word: string, state: OrderState | null): Promise<void>;
  // `label` is a key of the catalogue that names the change. Undoable; fails with the path of what is
  // wrong.
  setWorkspace(next: Workspace, label: string, args?: Args): Promise<void>;
  // The workspace of a file, in place of the one at hand. Undoable.
  openWorkspace(text: string): Promise<void>;
  // Whether the browser keeps the workspace on this device; never from file://.
  rememberWorkspace(remember: boolean): void;
  restart(): Promise<void>; // after the worker died: a new one, and all files read again

  // ---- the page
  setLanguage(language: Language): void;
  setTheme(theme: Theme): void;
  undo(): Promise<void>;
  redo(): Promise<void>;
  // Hands bytes to the browser as a download.
  save(name: string, type: string, bytes: Uint8Array | Blob | string): void;
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('a view is drawn outside the desk');
  return desk;
}

// A view module exports one of these as `view`; views/index.ts lists them. Its title is the
// catalogue's ui.nav.<id>.
export interface ViewDefinition {
  id: ViewId;
  Component: ComponentType;
  // Whether it stands in the navigation; views of one thing (a customer) are reached by a click.
  inNavigation: boolean;
  // Whether it shows nothing without orders; the frame then leads to the import.
  needsOrders: boolean;
}

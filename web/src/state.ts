// What the page knows, as signals. Views read them; only controller.ts writes those of the session.
import { computed, signal } from '@preact/signals';
import type {
  BeginOptions,
  Fact,
  FileResult,
  Failure,
  Progress,
  Report,
  Workspace,
} from './protocol';
import { UndoStack } from './undo';

export type Language = 'zh' | 'en';
export type Theme = 'system' | 'light' | 'dark';

export const language = signal<Language>('zh');
export const theme = signal<Theme>('system');
// What is drawn now, `system` resolved. Charts redraw when it changes.
export const dark = signal(false);

// ---- the session

export type SessionStatus =
  { kind: 'starting' } | { kind: 'ready' } | { kind: 'failed'; error: Failure };

export const session = signal<SessionStatus>({ kind: 'starting' });

// One file on its way in, or in. `source` is kept so that a new mapping or encoding can read the
// bytes again without dropping the file again.
export interface FileEntry {
  key: number;
  name: string;
  bytes: number;
  source: File | 'sample';
  options: BeginOptions;
  state:
    | { kind: 'waiting' }
    | { kind: 'reading'; progress: Progress; startedMs: number }
    | { kind: 'done'; result: FileResult }
    | { kind: 'cancelled' }
    | { kind: 'broken'; error: Failure };
}

export const files = signal<readonly FileEntry[]>([]);

export const importing = computed(() =>
  files.value.some((file) => file.state.kind === 'reading' || file.state.kind === 'waiting'),
);

// ---- what the core says

// null until a file gave orders. It stays drawn while a newer one is being computed (`refreshing`).
export const report = signal<Report | null>(null);
export const refreshing = signal(false);
export const reportError = signal<Failure | null>(null);
// Counts up whenever the core's data, as-of or policy changed: whatever asked the core asks again.
export const version = signal(0);

// What the shop keeps that names people; null until the core holds one.
export const workspace = signal<Workspace | null>(null);
// Whether the browser keeps it on this device, because the owner asked for that.
export const remembered = signal(false);

// The earlier day that customers are compared with; '' = the policy's.
export const compareDay = signal('');

export const facts = signal<readonly Fact[]>([]);
export const factById = computed(() => new Map(facts.value.map((fact) => [fact.id, fact])));

export const asOf = computed(() => report.value?.as_of ?? null);
export const hasOrders = computed(() => (report.value?.orders.total ?? 0) > 0);

// ---- the page

export const undoStack = new UndoStack();
export const paletteOpen = signal(false);
// Views where personal data is shown in clear; everything is masked until asked for, per view.
export const unmaskedViews = signal<ReadonlySet<string>>(new Set());

// The segment in hand: what the editor shows, kept while the page is open, each change a step of the
// page's one undo.
import { signal } from '@preact/signals';
import type { Rule, SavedSegment, SegmentName } from '../../protocol';
import { go, route } from '../../route';
import { undoStack } from '../../state';
import type { Step } from '../../undo';
import { normalised } from './rule_edit';

export interface SegmentDraft {
  // The saved segment that is edited; null for a new one.
  id: string | null;
  name: SegmentName;
  rule: Rule;
  // As it was when the editor opened: what "changed" is measured by.
  before: { name: SegmentName; rule: Rule } | null;
}

export const draft = signal<SegmentDraft | null>(null);

export function isChanged(now: SegmentDraft): boolean {
  const { before, name, rule } = now;
  return JSON.stringify({ name, rule }) !== JSON.stringify(before);
}

export const NEW_RULE: Rule = { all: [] };

// Begins a new segment, from a rule if one is given, and shows it.
export function beginNew(name: SegmentName = { zh: '', en: '' }, rule: Rule = NEW_RULE): void {
  draft.value = { id: null, name, rule: normalised(rule), before: null };
  go('segments', { edit: 'new' });
}

// Begins to edit a saved one; where it is in hand already, with what was changed so far.
export function beginEdit(segment: SavedSegment): void {
  if (draft.value?.id === segment.id) return;
  const rule = normalised(segment.rule);
  draft.value = { id: segment.id, name: segment.name, rule, before: { name: segment.name, rule } };
}

// The step that typing goes on with, and what it ends in.
let going: { key: string; step: Step; after: SegmentDraft } | null = null;

// Changes the draft. Changes with the same key, one right after the other, are one step.
export function changeDraft(
  change: (now: SegmentDraft) => Partial<SegmentDraft>,
  key: string | null = null,
): void {
  const before = draft.value;
  if (before === null) return;
  const after = { ...before, ...change(before) };
  draft.value = after;
  if (going !== null && going.key === key && undoStack.next.value === going.step) {
    going.after = after;
    return;
  }
  const made = { after };
  // Undone from anywhere, it shows what it did.
  const show = (state: SegmentDraft) => {
    draft.value = state;
    const edit = state.id ?? 'new';
    if (route.value.view !== 'segments' || route.value.params['edit'] !== edit) {
      go('segments', { edit });
    }
  };
  const step: Step = {
    label: 'ui.undo.rule_edit',
    undo: () => show(before),
    redo: () => show(made.after),
  };
  going = key === null ? null : Object.assign(made, { key, step });
  undoStack.record(step);
}

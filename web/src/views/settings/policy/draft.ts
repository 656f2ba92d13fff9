// The policy in hand on the settings page: kept while the page is open, each change a step of the
// page's one undo.
import { signal } from '@preact/signals';
import { go, route } from '../../../route';
import { undoStack } from '../../../state';
import type { Step } from '../../../undo';
import type { PolicyDocument } from './document';

// null: as the core has it.
export const policyDraft = signal<PolicyDocument | null>(null);

let going: { key: string; step: Step; after: PolicyDocument | null } | null = null;

// Changes of the same field, one right after the other, are one step.
export function changePolicyDraft(after: PolicyDocument | null, key: string | null = null): void {
  const before = policyDraft.value;
  policyDraft.value = after;
  if (going !== null && going.key === key && undoStack.next.value === going.step) {
    going.after = after;
    return;
  }
  const made = { after };
  const show = (state: PolicyDocument | null) => {
    policyDraft.value = state;
    if (route.value.view !== 'settings' || route.value.params['section'] !== 'policy') {
      go('settings', { section: 'policy' });
    }
  };
  const step: Step = {
    label: 'ui.undo.policy_edit',
    undo: () => show(before),
    redo: () => show(made.after),
  };
  going = key === null ? null : Object.assign(made, { key, step });
  undoStack.record(step);
}

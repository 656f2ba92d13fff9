// What the palette offers: every view, every stage and level (who they are), and the actions of the
// frame. Found by words in either language.
import type { Desk } from '../desk';
import { t, wordsIn } from '../i18n';
import { LEVELS, STAGES } from '../protocol';
import { go } from '../route';
import { hasOrders, language, theme, undoStack } from '../state';
import type { IconName } from '../ui/icon';
import { VIEWS } from '../views';
import type { PaletteEntry } from './find';
import { pickFiles } from './pick';
import { iconOf } from './navigation';

// The words of both languages, so that whichever comes to mind is found.
function words(key: string): string {
  return `${wordsIn('zh', key)} ${wordsIn('en', key)}`.toLowerCase();
}

export function paletteEntries(desk: Desk): PaletteEntry[] {
  const entries: PaletteEntry[] = [];
  const add = (
    group: PaletteEntry['group'],
    id: string,
    key: string,
    icon: IconName,
    run: () => void,
    args = {},
  ) => entries.push({ id, group, icon, title: t(key, args), words: words(key), run });

  for (const view of VIEWS) {
    if (!view.inNavigation) continue;
    add('views', `view-${view.id}`, `ui.nav.${view.id}`, iconOf(view.id), () => go(view.id));
  }
  if (hasOrders.value && VIEWS.some((view) => view.id === 'customers')) {
    for (const stage of STAGES) {
      add('stages', `stage-${stage}`, `stage.${stage}`, 'segments', () =>
        go('customers', { stage }),
      );
    }
    for (const level of LEVELS) {
      add('levels', `level-${level}`, `level.${level}`, 'segments', () =>
        go('customers', { level }),
      );
    }
  }
  add('actions', 'add', 'ui.data.add', 'upload', pickFiles);
  add('actions', 'sample', 'ui.data.sample', 'table', () => {
    go('data');
    desk.openSample();
  });
  if (undoStack.next.value !== null) {
    add('actions', 'undo', 'ui.action.undo', 'undo', () => void desk.undo());
  }
  if (undoStack.nextRedo.value !== null) {
    add('actions', 'redo', 'ui.action.redo', 'redo', () => void desk.redo());
  }
  add('actions', 'privacy', 'ui.palette.privacy', 'lock', () =>
    go('settings', { section: 'privacy' }),
  );
  add('actions', 'identity', 'ui.identity.title', 'customers', () =>
    go('data', {}, { id: 'identity' }),
  );
  add('actions', 'workspace', 'ui.palette.workspace', 'lock', () =>
    go('settings', { section: 'workspace' }),
  );
  add('actions', 'policy', 'ui.palette.policy', 'settings', () =>
    go('settings', { section: 'policy' }),
  );
  add('actions', 'language', 'ui.frame.language', 'external', () =>
    desk.setLanguage(language.value === 'zh' ? 'en' : 'zh'),
  );
  for (const choice of ['system', 'light', 'dark'] as const) {
    if (choice === theme.value) continue;
    add('actions', `theme-${choice}`, `ui.theme.${choice}`, 'contrast', () =>
      desk.setTheme(choice),
    );
  }
  return entries;
}

// The bar at the top: whose desk, as of which day, what can be undone, and the promise.
import { useState } from 'preact/hooks';
import { failureOf } from '../client';
import { useDesk } from '../desk';
import { formatDay } from '../format';
import { failureText, t } from '../i18n';
import { href } from '../route';
import { language, paletteOpen, refreshing, report, theme, undoStack, type Theme } from '../state';
import { Button, Dialog, Icon, TextField, type IconName } from '../ui';

const THEMES: Record<Theme, { next: Theme; icon: IconName }> = {
  system: { next: 'light', icon: 'contrast' },
  light: { next: 'dark', icon: 'sun' },
  dark: { next: 'system', icon: 'moon' },
};

export function Bar() {
  const desk = useDesk();
  const { next, icon } = THEMES[theme.value];
  return (
    <header class="bar">
      <a class="mark" href={href(report.value === null ? 'data' : 'overview')}>
        <span class="mark-seal" aria-hidden="true">
          {t('ui.seal')}
        </span>
        <span class="mark-name">{t('ui.name')}</span>
      </a>
      <AsOf />
      <div class="bar-space" role="status">
        {refreshing.value && <span class="quiet small">{t('ui.frame.computing')}</span>}
      </div>
      <button type="button" class="finder" onClick={() => (paletteOpen.value = true)}>
        <Icon name="search" />
        <span class="finder-label">{t('ui.palette.open')}</span>
        <kbd>{isMac() ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      <div class="bar-group bar-undo">
        <UndoButton kind="undo" run={() => void desk.undo()} />
        <UndoButton kind="redo" run={() => void desk.redo()} />
      </div>
      <a class="promise" href={href('settings', { section: 'privacy' })}>
        <Icon name="lock" />
        <span class="promise-label">{t('ui.frame.promise')}</span>
      </a>
      <div class="bar-group">
        <Button
          kind="quiet"
          lang={language.value === 'zh' ? 'en' : 'zh-CN'}
          label={t('ui.frame.language')}
          onClick={() => desk.setLanguage(language.value === 'zh' ? 'en' : 'zh')}
        >
          {language.value === 'zh' ? 'EN' : '中'}
        </Button>
        <Button
          kind="quiet"
          icon={icon}
          label={t(`ui.theme.${theme.value}`)}
          onClick={() => desk.setTheme(next)}
        />
      </div>
    </header>
  );
}

export function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}

function UndoButton({ kind, run }: { kind: 'undo' | 'redo'; run: () => void }) {
  const step = kind === 'undo' ? undoStack.next.value : undoStack.nextRedo.value;
  const label = t(`ui.action.${kind}`);
  return (
    <Button
      kind="quiet"
      icon={kind}
      label={step === null ? label : `${label}: ${t(step.label, step.args)}`}
      disabled={step === null}
      onClick={run}
    />
  );
}

// The day that "now" means. Shown from the first orders on, and changed in a small dialog.
function AsOf() {
  const desk = useDesk();
  const [open, setOpen] = useState(false);
  const [day, setDay] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const data = report.value;
  if (data === null) return null;

  const apply = async (value: string) => {
    setBusy(true);
    try {
      await desk.setAsOf(value);
      setOpen(false);
    } catch (thrown) {
      setError(failureText(failureOf(thrown)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <button
        type="button"
        class="as-of"
        aria-haspopup="dialog"
        onClick={() => {
          setDay(data.as_of);
          setError(undefined);
          setOpen(true);
        }}
      >
        <span class="as-of-label">{t('ui.as_of.label')}</span>
        <span class="as-of-day">{formatDay(data.as_of)}</span>
        <Icon name="chevron_down" size={14} />
      </button>
      <Dialog
        title={t('ui.as_of.label')}
        open={open}
        onClose={() => setOpen(false)}
        actions={
          <>
            {data.as_of_source !== 'data' && (
              <Button disabled={busy} onClick={() => void apply('')}>
                {t('ui.as_of.reset')}
              </Button>
            )}
            <Button
              kind="primary"
              busy={busy}
              disabled={day === ''}
              onClick={() => void apply(day)}
            >
              {t('ui.action.apply')}
            </Button>
          </>
        }
      >
        <div class="as-of-form">
          <p class="quiet">{t('ui.as_of.what')}</p>
          <TextField
            type="date"
            label={t('ui.as_of.label')}
            hint={t(data.as_of_source === 'data' ? 'ui.as_of.from_data' : 'ui.as_of.chosen')}
            error={error}
            value={day}
            onChange={setDay}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && day !== '') void apply(day);
            }}
          />
        </div>
      </Dialog>
    </>
  );
}

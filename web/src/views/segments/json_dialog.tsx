// The rule as JSON: to be copied, or pasted over. The core checks what is pasted; what is wrong is
// said beside the text and marked in it.
import { useEffect, useRef, useState } from 'preact/hooks';
import { failureOf } from '../../client';
import { useDesk } from '../../desk';
import { failureText, t } from '../../i18n';
import type { Failure, Rule } from '../../protocol';
import { Button, Dialog, Notice, TextArea, toast } from '../../ui';
import { offsetOf, placeOf } from './json_place';

interface Props {
  rule: Rule;
  onClose: () => void;
  onApply: (rule: Rule) => void;
}

export function JsonDialog({ rule, onClose, onApply }: Props) {
  const desk = useDesk();
  const [text, setText] = useState(() => JSON.stringify(rule, null, 2));
  const [error, setError] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const place = useRef<HTMLDivElement>(null);

  // Selects what the failure is about.
  useEffect(() => {
    const area = place.current?.querySelector('textarea');
    if (error === null || !area) return;
    const { path, at } = error.args;
    const found =
      typeof path === 'string'
        ? placeOf(text, path)
        : typeof at === 'string'
          ? { start: offsetOf(text, at), end: offsetOf(text, at) + 1 }
          : null;
    if (found === null) return;
    area.focus();
    area.setSelectionRange(found.start, found.end);
    const line = text.slice(0, found.start).split('\n').length - 1;
    const height = area.scrollHeight / Math.max(1, text.split('\n').length);
    area.scrollTop = Math.max(0, (line - 3) * height);
  }, [error]);

  const apply = async () => {
    setBusy(true);
    try {
      await desk.ruleSizes(text);
      onApply(JSON.parse(text) as Rule);
    } catch (thrown) {
      setError(failureOf(thrown));
    } finally {
      setBusy(false);
    }
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Where the page may not, it selects for the person to copy.
      const area = place.current?.querySelector('textarea');
      area?.select();
      document.execCommand('copy');
    }
    toast(t('ui.builder.copied'));
  };
  return (
    <Dialog
      title={t('ui.builder.json_title')}
      open
      wide
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => void copy()}>{t('ui.builder.copy')}</Button>
          <Button kind="primary" busy={busy} onClick={() => void apply()}>
            {t('ui.action.apply')}
          </Button>
        </>
      }
    >
      <div ref={place} class="json-dialog">
        <p class="quiet">{t('ui.builder.json_hint')}</p>
        {error !== null && <Notice tone="error">{failureText(error)}</Notice>}
        <TextArea
          code
          rows={16}
          label={t('ui.builder.json_label')}
          value={text}
          onChange={(value) => {
            setText(value);
            setError(null);
          }}
        />
      </div>
    </Dialog>
  );
}

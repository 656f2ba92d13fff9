// The policy as it stands: read, changed, saved to a file, taken from one. The core says what is wrong
// with a change and where; nothing changes until it is right.
import { useEffect, useRef, useState } from 'preact/hooks';
import { failureOf } from '../../client';
import { useDesk } from '../../desk';
import { failureText, t } from '../../i18n';
import { session, version } from '../../state';
import { policyDraft } from './policy/draft';
import { PolicyForm } from './policy/form';
import { Button, Notice, Skeleton, TextArea } from '../../ui';

const FILE_NAME = 'shuke-policy.json';
const ROWS = 24;

export function PolicySection() {
  const desk = useDesk();
  const [current, setCurrent] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const [asText, setAsText] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const ready = session.value.kind === 'ready';
  const now = version.value;

  useEffect(() => {
    if (!ready) return;
    let stale = false;
    desk
      .policy()
      .then((policy) => {
        if (stale) return;
        setCurrent(policy);
        setText(policy);
        setError(undefined);
      })
      .catch((thrown: unknown) => {
        if (!stale) setError(failureText(failureOf(thrown)));
      });
    return () => {
      stale = true;
    };
  }, [desk, ready, now]);

  if (current === null) return error === undefined ? <Skeleton lines={12} /> : <p>{error}</p>;

  const changed = text !== current;
  const apply = async (next: string) => {
    setBusy(true);
    try {
      await desk.setPolicy(next);
      policyDraft.value = null;
      setError(undefined);
    } catch (thrown) {
      setError(failureText(failureOf(thrown)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section class="policy">
      <p class="view-sentence">{t('ui.policy.sentence')}</p>
      <div class="actions">
        <Button aria-pressed={asText} onClick={() => setAsText(!asText)}>
          {t(asText ? 'ui.policy.as_form' : 'ui.policy.as_text')}
        </Button>
        <Button onClick={() => void apply('{}')} disabled={busy}>
          {t('ui.policy.defaults')}
        </Button>
        <Button icon="upload" onClick={() => picker.current?.click()}>
          {t('ui.policy.import')}
        </Button>
        <Button icon="download" onClick={() => desk.save(FILE_NAME, 'application/json', current)}>
          {t('ui.policy.export')}
        </Button>
        <input
          ref={picker}
          type="file"
          hidden
          accept=".json,application/json"
          aria-label={t('ui.policy.import')}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            event.currentTarget.value = '';
            void file?.text().then((content) => {
              setText(content);
              return apply(content);
            });
          }}
        />
      </div>
      {error !== undefined && <Notice tone="error">{error}</Notice>}
      {asText ? (
        <>
          <div class="actions">
            <Button kind="primary" busy={busy} disabled={!changed} onClick={() => void apply(text)}>
              {t('ui.action.apply')}
            </Button>
            <Button
              disabled={!changed}
              onClick={() => {
                setText(current);
                setError(undefined);
              }}
            >
              {t('ui.policy.discard')}
            </Button>
          </div>
          <TextArea
            code
            rows={ROWS}
            label={t('ui.policy.label')}
            hint={changed ? t('ui.policy.changed') : undefined}
            value={text}
            onChange={(value) => {
              setText(value);
              setError(undefined);
            }}
          />
        </>
      ) : (
        <PolicyForm />
      )}
    </section>
  );
}

// What keeps the data here, exactly: what the policy stops, what no policy of a page can stop and what
// is done about that, and a test that anyone can run.
import { useState } from 'preact/hooks';
import { failureOf } from '../../client';
import { useDesk } from '../../desk';
import { failureText, t } from '../../i18n';
import type { ProbeResult } from '../../protocol';
import { Button, Icon, Notice, Table, TextField } from '../../ui';

type Row = ProbeResult & { place: 'page' | 'worker' };

const STOPPED = ['requests', 'elements', 'hints', 'forms', 'worker'] as const;
const NOT_STOPPED = ['navigation', 'beyond'] as const;

export function Privacy() {
  return (
    <>
      <p class="view-sentence">{t('ui.privacy.sentence')}</p>
      <div class="privacy-sides">
        <section>
          <h2>{t('ui.privacy.stopped')}</h2>
          <ul class="privacy-list privacy-stopped">
            {STOPPED.map((item) => (
              <li key={item}>
                <Icon name="check" /> <span>{t(`ui.privacy.stopped_${item}`)}</span>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{t('ui.privacy.not_stopped')}</h2>
          <ul class="privacy-list privacy-open">
            {NOT_STOPPED.map((item) => (
              <li key={item}>
                <Icon name="warning" /> <span>{t(`ui.privacy.not_stopped_${item}`)}</span>
              </li>
            ))}
          </ul>
          <h2>{t('ui.privacy.kept')}</h2>
          <ul class="privacy-list">
            <li>
              <Icon name="info" /> <span>{t('ui.privacy.kept_text')}</span>
            </li>
          </ul>
        </section>
      </div>
      <SelfTest />
      <section class="privacy-policy">
        <h2>{t('ui.privacy.in_force')}</h2>
        <ul class="mono">
          {policyInForce().map((directive) => (
            <li key={directive}>{directive}</li>
          ))}
        </ul>
      </section>
    </>
  );
}

function policyInForce(): string[] {
  const meta = document.querySelector<HTMLMetaElement>(
    'meta[http-equiv="Content-Security-Policy"]',
  );
  return (meta?.content ?? '').split(';').flatMap((part) => part.trim() || []);
}

function SelfTest() {
  const desk = useDesk();
  const [url, setUrl] = useState('https://example.invalid/');
  const [rows, setRows] = useState<Row[] | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const valid = /^https?:\/\/\S+$/.test(url);

  const run = async () => {
    setBusy(true);
    setError(null);
    setRows(null);
    try {
      setRows(await desk.selfTest(url));
    } catch (thrown) {
      setError(failureText(failureOf(thrown)));
    } finally {
      setBusy(false);
    }
  };
  const refused = rows?.filter((row) => row.outcome === 'refused').length ?? 0;

  return (
    <section class="self-test">
      <h2>{t('ui.self_test.title')}</h2>
      <p class="quiet">{t('ui.self_test.what')}</p>
      <div class="self-test-form">
        <TextField
          label={t('ui.self_test.address')}
          value={url}
          onChange={setUrl}
          error={valid ? undefined : t('ui.self_test.bad_address')}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && valid && !busy) void run();
          }}
        />
        <Button kind="primary" busy={busy} disabled={!valid} onClick={() => void run()}>
          {t(busy ? 'ui.self_test.running' : 'ui.self_test.run')}
        </Button>
      </div>
      {error !== null && <Notice tone="error">{error}</Notice>}
      {rows !== null && (
        <>
          <Notice tone={refused === rows.length ? 'ok' : 'error'}>
            {t(refused === rows.length ? 'ui.self_test.all_refused' : 'ui.self_test.not_all', {
              refused,
              total: rows.length,
            })}
          </Notice>
          <Table
            caption={t('ui.self_test.title')}
            rows={rows}
            rowKey={(row) => `${row.place} ${row.kind}`}
            columns={[
              {
                id: 'place',
                header: t('ui.self_test.place'),
                cell: (row) => t(`ui.self_test.place_${row.place}`),
              },
              {
                id: 'kind',
                header: t('ui.self_test.kind'),
                cell: (row) => WAYS[row.kind] ?? row.kind,
              },
              {
                id: 'outcome',
                header: t('ui.self_test.outcome'),
                cell: (row) => (
                  <span class={`outcome outcome-${row.outcome}`}>
                    <Icon name={row.outcome === 'refused' ? 'check' : 'warning'} />
                    {t(`ui.self_test.outcome_${row.outcome}`)}
                  </span>
                ),
              },
              {
                id: 'detail',
                header: t('ui.self_test.by'),
                cell: (row) => <span class="mono">{row.detail}</span>,
                minor: true,
              },
            ]}
          />
        </>
      )}
    </section>
  );
}

// Names of programming interfaces: the same in every language.
const WAYS: Record<string, string> = {
  fetch: 'fetch',
  xhr: 'XMLHttpRequest',
  websocket: 'WebSocket',
  import_scripts: 'importScripts',
  beacon: 'sendBeacon',
  image: '<img>',
  script: '<script>',
  frame: '<iframe>',
};

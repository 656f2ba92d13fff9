// Every file: on its way in, in, or why not; and what the rows of all of them came to.
import { useComputed } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { failureOf } from '../../client';
import { useDesk } from '../../desk';
import { pickFiles } from '../../frame/pick';
import { counted } from '../../figures';
import { formatBytes, formatCount, formatDuration, formatShare } from '../../format';
import { failureText, t } from '../../i18n';
import type {
  Coverage,
  Failure,
  FileResult,
  IdentityFigures,
  LedgerFile,
  Progress as Reading,
} from '../../protocol';
import { go } from '../../route';
import { files, report, type FileEntry } from '../../state';
import { Button, Icon, Info, Notice, Panel, Progress, toast } from '../../ui';
import { Details } from './details';
import { LabelField } from './label';
import { accountOf, ranked, total } from './ledger';
import { paceOf } from './pace';
import { SetAsideButton } from './set_aside';
import { StatusWords } from './status_words';
import { delimiterName, encodingName, noBuyerText, noRefundsText, platformName } from './words';

export function Files() {
  const data = report.value;
  const failed = files.value.filter(
    ({ state }) =>
      state.kind === 'broken' || (state.kind === 'done' && state.result.outcome === 'failed'),
  ).length;
  const unmapped = files.value.filter(
    ({ state }) =>
      state.kind === 'done' && ['needs_mapping', 'needs_choice'].includes(state.result.outcome),
  ).length;
  return (
    <div class="view">
      <header class="view-head">
        <div>
          <h1>{t('ui.nav.data')}</h1>
          <p class="view-sentence" role="status">
            <Conclusion />
          </p>
        </div>
        <div class="actions">
          <Button kind={data === null ? 'primary' : 'plain'} icon="plus" onClick={pickFiles}>
            {t('ui.data.add')}
          </Button>
          {data !== null && (
            <Button kind="primary" onClick={() => go('overview')}>
              {t('ui.data.to_overview')}
            </Button>
          )}
        </div>
      </header>
      {data !== null && failed + unmapped > 0 && (
        <Notice tone="warn">{t('ui.data.partial', { count: failed + unmapped })}</Notice>
      )}
      <section class="panel" aria-label={t('ui.data.files')}>
        <div class="file-line file-head" aria-hidden="true">
          <span class="file-title">{t('ui.data.files')}</span>
          <span class="file-what">{t('ui.data.what')}</span>
          <span class="number">{t('ui.data.read')}</span>
          <span class="number">{t('ui.data.used')}</span>
          <span class="number">{t('ui.data.aside')}</span>
        </div>
        <ul>
          {files.value.map((file) => (
            <FileRow key={file.key} file={file} />
          ))}
        </ul>
      </section>
      {data !== null && (
        <div class="data-below">
          <div>
            <SetAside counts={data.ledger.rows_set_aside} read={data.ledger.rows_read} />
            <People figures={data.identity} />
          </div>
          <Covered coverage={data.coverage} />
        </div>
      )}
    </div>
  );
}

function Conclusion() {
  const data = report.value;
  const waiting = files.value.filter(({ state }) =>
    ['waiting', 'reading'].includes(state.kind),
  ).length;
  if (waiting > 0) return <>{t('ui.data.reading', { count: waiting })}</>;
  if (data === null) return <>{t('ui.data.nothing_used')}</>;
  return (
    <>
      {t('ui.data.conclusion', {
        files: formatCount(data.ledger.files.length),
        read: formatCount(data.ledger.rows_read),
        used: formatCount(data.ledger.rows_used),
        aside: formatCount(total(data.ledger.rows_set_aside)),
      })}
    </>
  );
}

function FileRow({ file }: { file: FileEntry }) {
  const account = useComputed(() => accountOf(file, files.value, report.value)).value;
  const [naming, setNaming] = useState(false);
  const { state } = file;
  return (
    <li class="file">
      <div class="file-line">
        <span class="file-title">
          <Icon name="file" />
          <span class="file-name" title={file.name}>
            {file.name}
          </span>
        </span>
        <span class="file-what quiet">
          <What file={file} account={account} />
        </span>
        {account !== null && state.kind === 'done' && state.result.outcome === 'used' && (
          <Figures account={account} />
        )}
        <FileActions file={file} onName={() => setNaming(!naming)} />
      </div>
      {naming && <LabelField file={file} onDone={() => setNaming(false)} />}
      {state.kind === 'reading' && (
        <ReadingLine name={file.name} progress={state.progress} startedMs={state.startedMs} />
      )}
      {state.kind === 'broken' && <Wrong file={file} error={state.error} />}
      {state.kind === 'done' && state.result.outcome === 'failed' && (
        <Wrong file={file} error={state.result.error ?? { code: 'no_usable_rows', args: {} }} />
      )}
      {state.kind === 'done' &&
        ['needs_mapping', 'needs_choice'].includes(state.result.outcome) && (
          <Notice
            tone="warn"
            actions={
              <Button kind="primary" onClick={() => go('data', {}, { id: String(file.key) })}>
                {t('ui.columns.open')}
              </Button>
            }
          >
            {question(state.result)}
          </Notice>
        )}
      {account !== null && state.kind === 'done' && state.result.outcome === 'used' && (
        <>
          {!account.encoding_certain && file.source !== 'sample' && (
            <Notice
              tone="warn"
              actions={
                <Button small onClick={() => go('data', {}, { id: String(file.key) })}>
                  {t('ui.data.look')}
                </Button>
              }
            >
              {t('ui.data.encoding_guessed', { encoding: encodingName(account.encoding ?? '') })}
            </Notice>
          )}
          {account.buyer_rows === 0 && account.rows_used > 0 && (
            <Notice tone="warn">{noBuyerText(account.platform ?? '')}</Notice>
          )}
          {account.rows_used > 0 && noRefundsText(account.platform ?? '') !== null && (
            <Notice>{noRefundsText(account.platform ?? '')}</Notice>
          )}
          <StatusWords account={account} />
          <Details account={account} file={file} />
        </>
      )}
    </li>
  );
}

// What the file is: platform, encoding, delimiter, size, or where it stands in the queue.
function What({ file, account }: { file: FileEntry; account: LedgerFile | null }) {
  const parts: string[] = [];
  if (file.state.kind === 'waiting') parts.push(t('ui.data.waiting'));
  if (file.state.kind === 'cancelled') parts.push(t('ui.data.cancelled'));
  if (account !== null) {
    if (account.platform) parts.push(platformName(account.platform));
    if (account.sheet) parts.push(t('ui.data.sheet', { sheet: account.sheet }));
    if (account.encoding) parts.push(encodingName(account.encoding));
    if (account.encoding && account.delimiter) parts.push(delimiterName(account.delimiter));
  }
  const bytes = account?.bytes ?? file.bytes;
  if (bytes > 0) parts.push(formatBytes(bytes));
  return <>{parts.join(' · ')}</>;
}

function Figures({ account }: { account: LedgerFile }) {
  const aside = total(account.rows_set_aside);
  const figures = [
    { id: 'read', rows: account.rows_read },
    { id: 'used', rows: account.rows_used },
    { id: 'aside', rows: aside },
  ] as const;
  return (
    <>
      {figures.map(({ id, rows }) => (
        <span
          key={id}
          class={`number file-figure${id === 'aside' && rows > 0 ? ' file-aside' : ''}`}
        >
          <span class="file-figure-label">{t(`ui.data.${id}`)} </span>
          {formatCount(rows)}
        </span>
      ))}
    </>
  );
}

function FileActions({ file, onName }: { file: FileEntry; onName: () => void }) {
  const desk = useDesk();
  const { state } = file;
  if (state.kind === 'reading' || state.kind === 'waiting') {
    return (
      <span class="file-actions">
        <Button small onClick={() => desk.cancelImport(file.key)}>
          {t('ui.action.cancel')}
        </Button>
      </span>
    );
  }
  const remove = () =>
    desk.removeFile(file.key).catch((thrown: unknown) => {
      toast(failureText(failureOf(thrown)), { tone: 'error' });
    });
  return (
    <span class="file-actions">
      {(state.kind === 'cancelled' || state.kind === 'broken') && (
        <Button small onClick={() => void desk.rereadFile(file.key, file.options)}>
          {t('ui.data.read_again')}
        </Button>
      )}
      {state.kind === 'done' && state.result.outcome === 'used' && file.source !== 'sample' && (
        <Button small kind="quiet" onClick={onName}>
          {file.options.label === undefined
            ? t('ui.label.edit')
            : t('ui.label.is', { label: file.options.label })}
        </Button>
      )}
      {state.kind === 'done' && state.result.outcome === 'used' && file.source !== 'sample' && (
        <Button small kind="quiet" onClick={() => go('data', {}, { id: String(file.key) })}>
          {t('ui.columns.adjust')}
        </Button>
      )}
      <Button
        small
        kind="quiet"
        icon="trash"
        label={t('ui.data.remove', { name: file.name })}
        onClick={() => void remove()}
      />
    </span>
  );
}

const TICK_MS = 250;

function ReadingLine({
  name,
  progress,
  startedMs,
}: {
  name: string;
  progress: Reading;
  startedMs: number;
}) {
  const [nowMs, setNowMs] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(performance.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const pace = paceOf(progress, Math.max(0, nowMs - startedMs) / 1000);
  const parts = [
    progress.bytes_total > 0
      ? t('ui.progress.bytes', {
          bytes: formatBytes(progress.bytes),
          total: formatBytes(progress.bytes_total),
        })
      : formatBytes(progress.bytes),
    counted(progress.rows, 'rows'),
  ];
  if (pace.bytesPerSecond !== null) {
    parts.push(t('ui.progress.speed', { speed: formatBytes(pace.bytesPerSecond) }));
  }
  if (pace.secondsLeft !== null) {
    parts.push(t('ui.progress.left', { time: formatDuration(pace.secondsLeft) }));
  }
  if (progress.pass > 1) parts.push(t('ui.progress.again'));
  return (
    <div class="file-progress">
      <Progress label={t('ui.progress.label', { name })} value={pace.done} />
      <span class="quiet small">{parts.join(' · ')}</span>
    </div>
  );
}

// What only the owner can say of a file.
function question({ outcome, error }: FileResult): string {
  if (error?.code === 'undecidable_encoding') return failureText(error);
  return t(`ui.data.${error?.code === 'no_order_numbers' ? error.code : outcome}`);
}

// What went wrong with one file: what happened, what was kept, what to do.
function Wrong({ file, error }: { file: FileEntry; error: Failure }) {
  const mappable =
    file.state.kind === 'done' && file.source !== 'sample' && MAPPABLE.has(error.code);
  return (
    <Notice
      tone="error"
      actions={
        mappable && (
          <Button onClick={() => go('data', {}, { id: String(file.key) })}>
            {t('ui.columns.adjust')}
          </Button>
        )
      }
    >
      <p>{failureText(error)}</p>
    </Notice>
  );
}

// Failures that another encoding, date order or column mapping may cure.
const MAPPABLE = new Set([
  'no_order_columns',
  'no_order_numbers',
  'undecidable_encoding',
  'undecidable_date_order',
  'no_usable_rows',
  'unknown_sheet',
]);

// A smaller share would be written as 0.0 %.
const SHOWN_SHARE = 0.0005;

function SetAside({ counts, read }: { counts: LedgerFile['rows_set_aside']; read: number }) {
  const desk = useDesk();
  const reasons = ranked(counts);
  const download = () =>
    desk
      .exportFile('ledger')
      .then(({ name, bytes }) => desk.save(name, 'text/csv', bytes))
      .catch((thrown: unknown) => {
        toast(failureText(failureOf(thrown)), { tone: 'error' });
      });
  return (
    <Panel
      title={t('ui.data.aside_title')}
      info={<Info about={t('ui.data.aside_title')}>{t('ui.data.aside_what')}</Info>}
      tools={
        <>
          {reasons.length > 0 && <SetAsideButton file={null} />}
          <Button small kind="quiet" icon="download" onClick={() => void download()}>
            {t('ui.data.ledger_csv')}
          </Button>
        </>
      }
    >
      <div class="panel-body">
        {reasons.length === 0 ? (
          <p class="quiet">{t('ui.data.aside_none')}</p>
        ) : (
          <dl class="tally">
            {reasons.map(([reason, rows]) => (
              <div key={reason}>
                <dt>{t(`reason.${reason}`)}</dt>
                <dd>
                  {counted(rows, 'rows')}
                  <span class="quiet tally-share">
                    {rows / read >= SHOWN_SHARE && formatShare(rows / read)}
                  </span>
                </dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </Panel>
  );
}

// How many accounts count as how many customers, and the way to look them through.
function People({ figures }: { figures: IdentityFigures }) {
  const { customers, probable } = figures;
  const fewer = customers.without_merges - customers.now;
  return (
    <Panel
      title={t('ui.identity.title')}
      info={<Info about={t('ui.identity.title')}>{t('ui.identity.what')}</Info>}
      tools={
        <Button small onClick={() => go('data', {}, { id: 'identity' })}>
          {t('ui.identity.review')}
        </Button>
      }
    >
      <div class="panel-body">
        <p>
          {t(fewer === 0 ? 'ui.identity.conclusion_none' : 'ui.identity.conclusion', {
            accounts: formatCount(customers.without_merges),
            now: formatCount(customers.now),
            fewer: formatCount(fewer),
          })}
        </p>
        {!probable.on && probable.joins > 0 && (
          <p class="quiet">
            {t('ui.identity.probable_if_on', {
              joins: formatCount(probable.joins),
              now: formatCount(customers.now),
              then: formatCount(customers.probable_switched),
            })}
          </p>
        )}
      </div>
    </Panel>
  );
}

const COVERED = ['buyer', 'phone', 'region', 'product', 'category', 'paid_time'] as const;

function Covered({ coverage }: { coverage: Coverage }) {
  return (
    <Panel
      title={t('ui.coverage.title')}
      info={<Info about={t('ui.coverage.title')}>{t('ui.coverage.what')}</Info>}
    >
      <div class="panel-body">
        <dl class="tally">
          {COVERED.map((part) => {
            const share = coverage.rows === 0 ? null : coverage[part] / coverage.rows;
            return (
              <div key={part}>
                <dt>{t(`ui.coverage.${part}`)}</dt>
                <dd>
                  <meter
                    class="coverage"
                    min={0}
                    max={1}
                    value={share ?? 0}
                    aria-label={t(`ui.coverage.${part}`)}
                  />
                  <span class="tally-share">{formatShare(share)}</span>
                </dd>
              </div>
            );
          })}
        </dl>
      </div>
    </Panel>
  );
}

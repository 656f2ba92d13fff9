// 效果: what a campaign did, by newer orders and its campaign file: the verdict first, then the groups,
// the lift with its interval, what it brought and cost, and the archive to keep.
import { useState } from 'preact/hooks';
import { useDesk, type ViewDefinition } from '../desk';
import { failureOf } from '../client';
import { t } from '../i18n';
import type { EffectAnswer, EffectRequest, Failure } from '../protocol';
import { version } from '../state';
import { Button, EmptyState, ErrorState, Icon, Skeleton, TextField } from '../ui';
import { ArchiveParts } from './results/archive';
import { keep } from './results/archive_memory';
import { EffectFigures } from './results/figures';
import { useAnswer } from './common/use_answer';
import './results.css';

interface OpenFile {
  name: string;
  text: string;
}

// Kept while the page is open, so that looking elsewhere and coming back loses nothing.
let kept: Opened = { campaign: null, process: null, archive: null };
interface Opened {
  campaign: OpenFile | null;
  process: OpenFile | null;
  archive: OpenFile | null;
}

function Results() {
  const [files, setFiles] = useState<Opened>(kept);
  const [sent, setSent] = useState('');
  const [days, setDays] = useState('');
  const [owner, setOwner] = useState('');
  const [unreadable, setUnreadable] = useState<Failure | null>(null);
  const take = (kind: keyof Opened, file: File | undefined) => {
    if (file === undefined) return;
    file.text().then(
      (text) => {
        kept = { ...kept, [kind]: { name: file.name, text } };
        setFiles(kept);
        setUnreadable(null);
      },
      (thrown: unknown) => setUnreadable(failureOf(thrown)),
    );
  };
  const request: EffectRequest | null =
    files.campaign === null
      ? null
      : {
          campaign: files.campaign.text,
          ...(files.process !== null && { process: files.process.text }),
          ...(files.archive !== null && { archive: files.archive.text }),
          ...(sent !== '' && { sent }),
          ...(/^\d+$/.test(days) && { window_days: Number(days) }),
          ...(owner !== '' && { owner }),
        };
  return (
    <div class="view results">
      <header class="view-head">
        <div>
          <h1>{t('ui.nav.results')}</h1>
          <p class="view-sentence">{t('ui.results.intro')}</p>
        </div>
      </header>
      <section class="panel" aria-label={t('ui.results.files')}>
        <div class="results-inputs">
          <FileField
            label={t('ui.results.campaign')}
            hint={t('ui.results.campaign_hint')}
            accept=".json,application/json"
            file={files.campaign}
            onFile={(file) => take('campaign', file)}
          />
          <FileField
            label={t('ui.results.process')}
            hint={t('ui.results.process_hint')}
            accept=".csv,.txt,.tsv,text/csv"
            file={files.process}
            onFile={(file) => take('process', file)}
          />
          <FileField
            label={t('ui.results.archive')}
            hint={t('ui.results.archive_hint')}
            accept=".json,application/json"
            file={files.archive}
            onFile={(file) => take('archive', file)}
          />
          <TextField
            type="date"
            label={t('ui.results.sent')}
            hint={t('ui.results.sent_hint')}
            value={sent}
            onChange={setSent}
          />
          <TextField
            type="number"
            label={t('ui.results.window')}
            hint={t('ui.results.window_hint')}
            value={days}
            onChange={setDays}
          />
          <TextField label={t('ui.results.owner')} value={owner} onChange={setOwner} />
        </div>
      </section>
      {unreadable !== null && <ErrorState error={unreadable} />}
      {request === null ? (
        <EmptyState icon="results" title={t('ui.results.nothing')}>
          {t('ui.results.nothing_hint')}
        </EmptyState>
      ) : (
        <Measured request={request} />
      )}
    </div>
  );
}

export const view: ViewDefinition = {
  id: 'results',
  Component: Results,
  inNavigation: true,
  needsOrders: true,
};

const NOT_A_CAMPAIGN: ReadonlySet<string> = new Set(['campaign_invalid', 'campaign_not_json']);

function Measured({ request }: { request: EffectRequest }) {
  const desk = useDesk();
  const answer = useAnswer<EffectAnswer>(
    async () => {
      const measured = await desk.effect(request);
      keep(measured.archive);
      return measured;
    },
    [desk, JSON.stringify(request), version.value],
    250,
  );
  if (answer.error !== null) {
    return (
      <ErrorState
        error={answer.error}
        actions={<Button onClick={answer.again}>{t('ui.action.retry')}</Button>}
      >
        {NOT_A_CAMPAIGN.has(answer.error.code) && t('ui.results.wrong_file')}
      </ErrorState>
    );
  }
  if (answer.value === null) return <Skeleton lines={8} />;
  return (
    <>
      <EffectFigures effect={answer.value.effect} />
      <ArchiveParts archive={answer.value.archive} />
    </>
  );
}

interface FileFieldProps {
  label: string;
  hint: string;
  accept: string;
  file: OpenFile | null;
  onFile: (file: File | undefined) => void;
}

function FileField({ label, hint, accept, file, onFile }: FileFieldProps) {
  return (
    <div class="field">
      <span class="field-label">{label}</span>
      <label class="button button-plain results-file">
        <Icon name="upload" />
        <span>{file === null ? t('ui.results.choose') : file.name}</span>
        <input
          type="file"
          class="visually-hidden"
          aria-label={label}
          accept={accept}
          onChange={(event) => {
            onFile(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </label>
      <div class="field-hint">{hint}</div>
    </div>
  );
}

// 起草活动: whom it reaches and whom it leaves alone, the words with every message as it will arrive,
// what it costs, and the list to send.
import { useState } from 'preact/hooks';
import { failureOf } from '../client';
import { useDesk, type ViewDefinition } from '../desk';
import { activityAbout, activityName, codeText, currency, people } from '../figures';
import { formatCount, formatMoney } from '../format';
import { failureText, hasWords, t } from '../i18n';
import { LEVELS, STAGES, type Draft, type DraftFileKind, type SavedSegment } from '../protocol';
import { go, href, route } from '../route';
import { factById, language, version } from '../state';
import {
  Button,
  EmptyState,
  ErrorState,
  Field,
  Notice,
  Panel,
  Select,
  Skeleton,
  toast,
  usePatience,
} from '../ui';
import './draft.css';
import { audienceOf, CUSTOM_KEY, paramsOfKey, UNPAID_KEY, type Audience } from './draft/audience';
import { Balance } from './draft/balance';
import { addEarlier } from './draft/earlier';
import { EarlierCampaigns } from './draft/earlier_list';
import { Editor, isAboutWords } from './draft/editor';
import { EstimatePanel } from './draft/estimate';
import { requestFor } from './draft/form';
import { Parts, Preview } from './draft/preview';
import { Split } from './draft/split';
import { Terms } from './draft/terms';
import { workbookOf, type ListRows } from './draft/workbook';
import { segmentName } from './segments/name';
import { activitiesOf, usePolicy } from './common/policy';
import { ButtonLink } from './common/button_link';
import { Rich } from './common/rich';
import { ruleText } from './common/rule_text';
import { useAnswer } from './common/use_answer';

const TYPING_PAUSE_MS = 250;

function DraftView() {
  const audience = audienceOf(route.value, factById.value);
  return (
    <div class="view draft">
      <header class="view-head">
        <h1>{t('ui.draft.title')}</h1>
        <AudienceSelect chosen={audience} />
      </header>
      {audience === null ? (
        <EmptyState
          icon="campaigns"
          title={t('ui.draft.nothing_chosen')}
          actions={
            <>
              <ButtonLink kind="primary" href={href('campaigns')}>
                {t('ui.draft.to_campaigns')}
              </ButtonLink>
              <ButtonLink href={href('segments')}>{t('ui.overview.to_segments')}</ButtonLink>
            </>
          }
        >
          {t('ui.draft.nothing_chosen_hint')}
        </EmptyState>
      ) : (
        <Desk key={audience.key} audience={audience} />
      )}
    </div>
  );
}

export const view: ViewDefinition = {
  id: 'draft',
  Component: DraftView,
  inNavigation: false,
  needsOrders: true,
};

function audienceName(key: string, saved: readonly SavedSegment[] = []): string {
  const [fact = '', code] = key.split(':', 2);
  if (key.startsWith(UNPAID_KEY)) return t(`unpaid_step.${code}`);
  if (fact === 'segment' && code !== undefined) {
    const found = saved.find((segment) => segment.id === code);
    return found === undefined ? code : segmentName(found.name);
  }
  if (code !== undefined) return codeText(fact, code);
  if (key === CUSTOM_KEY) return t('ui.draft.custom');
  return activityName(key);
}

function AudienceSelect({ chosen }: { chosen: Audience | null }) {
  const policy = usePolicy();
  const saved = policy?.segments.saved ?? [];
  const groups = [
    {
      name: t('ui.nav.campaigns'),
      keys: policy === null ? [] : activitiesOf(policy).map((activity) => activity.name),
    },
    {
      name: t('ui.saved.title'),
      keys: saved.map((segment) => `segment:${segment.id}`),
    },
    { name: t('ui.column.stage'), keys: STAGES.map((stage) => `stage:${stage}`) },
    { name: t('ui.column.level'), keys: LEVELS.map((level) => `level:${level}`) },
  ];
  const known = chosen === null || groups.some((group) => group.keys.includes(chosen.key));
  return (
    <Field label={t('ui.draft.for')}>
      {(control) => (
        <select
          {...control}
          class="input input-select"
          value={chosen?.key ?? ''}
          onChange={(event) => {
            const key = event.currentTarget.value;
            if (key !== '' && key !== CUSTOM_KEY) go('draft', paramsOfKey(key));
          }}
        >
          {chosen === null && <option value="">{t('ui.draft.choose')}</option>}
          {!known && <option value={chosen.key}>{audienceName(chosen.key, saved)}</option>}
          {groups.map((group) => (
            <optgroup key={group.name} label={group.name}>
              {group.keys.map((key) => (
                <option key={key} value={key}>
                  {audienceName(key, saved)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  );
}

function Desk({ audience }: { audience: Audience }) {
  const desk = useDesk();
  const saved = usePolicy()?.segments.saved ?? [];
  const request = requestFor(audience, language.value);
  const asked = JSON.stringify(request);
  const answer = useAnswer(
    () => desk.draft(request),
    [desk, asked, version.value],
    TYPING_PAUSE_MS,
  );
  const late = usePatience(answer.waiting);
  const { value: draft, error } = answer;
  const retry = <Button onClick={answer.again}>{t('ui.action.retry')}</Button>;
  if (draft === null) {
    return error === null ? <Skeleton lines={8} /> : <ErrorState error={error} actions={retry} />;
  }
  if (draft.audience === 0) {
    return (
      <EmptyState
        icon="campaigns"
        title={t('ui.draft.nobody', { name: audienceName(audience.key, saved) })}
        actions={<ButtonLink href={href('campaigns')}>{t('ui.draft.to_campaigns')}</ButtonLink>}
      >
        {ruleText(draft.rule)}
      </EmptyState>
    );
  }
  const aboutWords = error !== null && isAboutWords(error);
  return (
    <>
      <Conclusion draft={draft} name={audienceName(audience.key, saved)} />
      {error !== null && !aboutWords && (
        <Notice tone="error" actions={retry}>
          {failureText(error)}
        </Notice>
      )}
      {draft.treated === 0 && <Notice tone="warn">{t('ui.draft.all_suppressed')}</Notice>}
      <div class="draft-desk">
        <Panel title={t('ui.draft.words')}>
          <div class="panel-body">
            <Editor audienceKey={audience.key} draft={draft} error={aboutWords ? error : null} />
            <Terms audienceKey={audience.key} draft={draft} />
            <EarlierCampaigns />
          </div>
        </Panel>
        <div class={late || error !== null ? 'draft-result draft-stale' : 'draft-result'}>
          <Panel
            title={t('ui.draft.split')}
            tools={
              // Whoever has only ordered so far is not in the table of customers.
              !audience.key.startsWith(UNPAID_KEY) && (
                <a href={href('customers', audience.params)}>{t('ui.action.see_who')}</a>
              )
            }
          >
            <div class="panel-body">
              <Split draft={draft} />
              <p class="quiet small draft-rule">{ruleText(draft.rule)}</p>
              <About audience={audience} />
              <Balance draft={draft} />
            </div>
          </Panel>
          <EstimatePanel draft={draft} />
          {draft.preview.length > 0 && (
            <Panel title={t('ui.draft.preview')} note={t('ui.draft.preview_note')}>
              <div class="panel-body">
                <Preview draft={draft} />
                <Parts draft={draft} />
              </div>
            </Panel>
          )}
        </div>
      </div>
      <Downloads
        draft={draft}
        // What is downloaded is what is shown: nothing while a newer draft is on its way.
        ready={error === null && !answer.waiting && draft.treated > 0}
        onSave={async (kind, batch) => {
          const part = batch === null ? '' : (`-${batch}` as const);
          if (kind === 'rows') {
            const list = await desk.draftFile(request, `rows${part}`);
            const rows = JSON.parse(new TextDecoder().decode(list.bytes)) as ListRows;
            const { name } = await desk.draftFile(request, `list${part}`);
            const workbook = name.replace(/\.csv$/, '.xlsx');
            desk.save(workbook, TYPES.rows, await workbookOf(rows));
            return workbook;
          }
          const file = await desk.draftFile(request, kind === 'list' ? `list${part}` : kind);
          desk.save(file.name, TYPES[kind], file.bytes);
          // From now on it counts against the caps of other drafts.
          if (kind === 'campaign')
            await addEarlier(desk, file.name, new TextDecoder().decode(file.bytes));
          return file.name;
        }}
      />
    </>
  );
}

// What the owner should know about whom it reaches, where the exports do not say all.
function About({ audience }: { audience: Audience }) {
  const { activity = '', unpaid } = audience.request;
  const about = [
    unpaid === undefined ? null : t(`unpaid_step.${unpaid}.why`),
    activityAbout(activity),
  ].filter((text) => text !== null);
  return about.length === 0 ? null : <p class="quiet small">{about.join(' ')}</p>;
}

function Conclusion({ draft, name }: { draft: Draft; name: string }) {
  return (
    <p class="conclusion" aria-live="polite">
      <Rich
        text="ui.draft.conclusion"
        parts={{
          audience: <strong>{people(draft.audience)}</strong>,
          treated: <strong>{people(draft.treated)}</strong>,
        }}
        args={{
          name,
          control: people(draft.control),
          suppressed: people(draft.suppressed.total),
        }}
      />{' '}
      {draft.messages.cost_minor_x100 > 0 && (
        <Rich
          text={draft.channel === 'sms' ? 'ui.draft.cost' : 'ui.draft.cost_plain'}
          parts={{ cost: <strong>{cost(draft)}</strong> }}
          args={{ parts: formatCount(draft.messages.parts) }}
        />
      )}
    </p>
  );
}

// Costs come in hundredths of a minor unit; an amount is shown to the minor unit.
function cost(draft: Draft): string {
  return formatMoney(draft.messages.cost_minor_x100 / 100, currency.value);
}

// Types to save them as; the names are the core's.
const TYPES: Record<DraftFileKind, string> = {
  list: 'text/csv',
  control: 'text/csv',
  campaign: 'application/json',
  rows: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

interface DownloadsProps {
  draft: Draft;
  ready: boolean;
  // Of the list one batch, from 1, or all. Resolves with the name of the file.
  onSave: (kind: DraftFileKind, batch: number | null) => Promise<string>;
}

function Downloads({ draft, ready, onSave }: DownloadsProps) {
  const [busy, setBusy] = useState<DraftFileKind | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  // Another draft may have fewer.
  const batch = chosen !== null && chosen <= draft.batches.length ? chosen : null;
  const save = async (kind: DraftFileKind) => {
    setBusy(kind);
    try {
      toast(t('ui.draft.saved', { file: await onSave(kind, batch) }));
    } catch (thrown) {
      toast(failureText(failureOf(thrown)), { tone: 'error' });
    } finally {
      setBusy(null);
    }
  };
  const columns = draft.columns
    .map((column) =>
      hasWords(`ui.list_column.${column}`) ? t(`ui.list_column.${column}`) : column,
    )
    .join(t('ui.list_separator'));
  return (
    <footer class="draft-downloads">
      <div class="actions">
        {draft.batches.length > 1 && (
          <Select
            label={t('ui.draft.batch')}
            hideLabel
            value={batch === null ? '' : String(batch)}
            onChange={(next) => setChosen(next === '' ? null : Number(next))}
            options={[
              { value: '', label: t('ui.draft.batch_all') },
              ...draft.batches.map((size, i) => ({
                value: String(i + 1),
                label: t('ui.draft.batch_of', { number: i + 1, people: people(size) }),
              })),
            ]}
          />
        )}
        <Button
          kind="primary"
          icon="download"
          disabled={!ready}
          busy={busy === 'list'}
          onClick={() => void save('list')}
        >
          {t('ui.draft.save_list', {
            people: people(batch === null ? draft.treated : draft.batches[batch - 1]),
          })}
        </Button>
        <Button
          icon="download"
          disabled={!ready}
          busy={busy === 'rows'}
          onClick={() => void save('rows')}
        >
          {t('ui.draft.save_workbook')}
        </Button>
        <Button
          icon="download"
          disabled={!ready || draft.control === 0}
          busy={busy === 'control'}
          onClick={() => void save('control')}
        >
          {t('ui.draft.save_control')}
        </Button>
        <Button
          icon="download"
          disabled={!ready}
          busy={busy === 'campaign'}
          onClick={() => void save('campaign')}
        >
          {t('ui.draft.save_campaign')}
        </Button>
      </div>
      <p class="quiet small">{t('ui.draft.holds', { columns })}</p>
    </footer>
  );
}

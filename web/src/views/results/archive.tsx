// The archive of a campaign in its four parts: snapshot, identity, record, evolution.
import { useDesk } from '../../desk';
import { activityName, codeText } from '../../figures';
import { formatCount, formatNumber } from '../../format';
import { hasWords, t } from '../../i18n';
import type { Archive, Lift } from '../../protocol';
import { Button, Panel, Table, toast } from '../../ui';

const FILE = 'shuke-archive.json';

function points(lift: Lift | null): string {
  return lift === null ? '—' : `${formatNumber(lift.value * 100, 2)} %`;
}

function plain(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number);
}

function named(key: string): string {
  const words = `ui.archive.field.${key}`;
  return hasWords(words) ? t(words) : key;
}

export function ArchiveParts({ archive }: { archive: Archive }) {
  const desk = useDesk();
  const counts = (archive.snapshot['counts'] ?? {}) as Record<string, unknown>;
  const definition = (archive.snapshot['definition'] ?? {}) as Record<string, unknown>;
  return (
    <Panel
      title={t('ui.archive.title')}
      tools={
        <Button
          icon="download"
          small
          onClick={() => {
            desk.save(FILE, 'application/json', `${JSON.stringify(archive, null, 2)}\n`);
            toast(t('ui.draft.saved', { file: FILE }));
          }}
        >
          {t('ui.archive.save')}
        </Button>
      }
    >
      <div class="archive-parts">
        <div>
          <h3>{t('ui.archive.snapshot')}</h3>
          <dl class="archive-list">
            {(['audience', 'treated', 'control'] as const).map((key) => (
              <Pair key={key} name={t(`ui.draft.${key}`)} value={plain(counts[key])} />
            ))}
            <Pair name={t('ui.draft.message')} value={plain(definition['template'])} />
            <Pair name={t('ui.draft.coupon')} value={plain(definition['coupon'])} />
          </dl>
        </div>
        <div>
          <h3>{t('ui.archive.identity')}</h3>
          <dl class="archive-list">
            {Object.entries(archive.identity).map(([key, value]) => (
              <Pair key={key} name={named(key)} value={identityText(key, value)} />
            ))}
          </dl>
        </div>
      </div>
      <h3 class="archive-heading">{t('ui.archive.record')}</h3>
      <Table
        caption={t('ui.archive.record')}
        rows={archive.record}
        rowKey={(row) => row.run}
        columns={[
          { id: 'run', header: t('ui.archive.run'), cell: (row) => row.run },
          {
            id: 'treated',
            header: t('ui.draft.treated'),
            number: true,
            cell: (row) => formatCount(row.effect.treated.customers),
          },
          {
            id: 'lift',
            header: t('ui.results.brought.lift'),
            number: true,
            cell: (row) => points(row.effect.lift),
          },
          {
            id: 'verdict',
            header: t('ui.archive.verdict'),
            cell: (row) => t(`verdict.${row.effect.verdict}`),
          },
        ]}
      />
      <h3 class="archive-heading">{t('ui.archive.evolution')}</h3>
      {archive.evolution.length === 0 ? (
        <p class="quiet small archive-heading">{t('ui.archive.one_run')}</p>
      ) : (
        <ul class="archive-evolution">
          {archive.evolution.map((step) => (
            <li key={step.to}>
              <p>
                {t('ui.archive.step', {
                  from: step.from,
                  to: step.to,
                  before: points(step.lift_before),
                  after: points(step.lift_after),
                })}
              </p>
              <ul>
                {step.changes.map((change) => (
                  <li key={change.what} class="quiet small">
                    {named(change.what)}: {plain(change.before)} → {plain(change.after)}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

// Codes in words.
function identityText(key: string, value: unknown): string {
  const code = plain(value);
  if (key === 'activity' || key === 'name') return activityName(code);
  if (key === 'goal' && hasWords(`goal.${code}`)) return t(`goal.${code}`);
  return key === 'project' ? codeText('project', code) : code;
}

function Pair({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

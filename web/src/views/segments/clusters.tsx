// Clusters: groups of customers who buy alike, found by the core in R, F and M; what sets each apart,
// how near they are, and how well other numbers of groups would part the shop.
import { useState } from 'preact/hooks';
import { Chart, useSpec } from '../../charts/chart';
import { onRow, tableOf } from '../../charts/data';
import type { JoinsSpec } from '../../charts/options';
import { useDesk } from '../../desk';
import { codeText, factName, money, moneyShort, people } from '../../figures';
import { formatCount, formatNumber, formatShare } from '../../format';
import { t } from '../../i18n';
import type { Cluster, Clusters } from '../../protocol';
import { go, href } from '../../route';
import { version } from '../../state';
import { Button, ErrorState, Panel, Select, Skeleton, Table } from '../../ui';
import { factParams } from '../customers/filter';
import { useAnswer } from '../common/use_answer';

const NUMBERS = ['0', '2', '3', '4', '5', '6', '7', '8'] as const;

export function ClustersPart() {
  const desk = useDesk();
  const [k, setK] = useState('0');
  const answer = useAnswer(() => desk.clusters({ k: Number(k) }), [desk, k, version.value]);
  const clusters = answer.value;
  return (
    <>
      <div class="part-tools">
        <Select
          label={t('ui.clusters.number')}
          value={k}
          options={NUMBERS.map((value) => ({
            value,
            label:
              value === '0' ? t('ui.clusters.by_silhouette') : t('ui.clusters.k', { k: value }),
          }))}
          onChange={setK}
        />
      </div>
      {answer.error !== null ? (
        <ErrorState
          error={answer.error}
          actions={<Button onClick={answer.again}>{t('ui.action.retry')}</Button>}
        />
      ) : clusters === null ? (
        <Skeleton lines={8} />
      ) : (
        <Found clusters={clusters} />
      )}
    </>
  );
}

function Found({ clusters }: { clusters: Clusters }) {
  return (
    <>
      <p class="conclusion">
        {t('cluster.title', {
          customers: formatCount(clusters.customers),
          k: formatCount(clusters.k),
          silhouette: formatNumber(clusters.silhouette, 3),
        })}
      </p>
      <div class="cluster-grid">
        {clusters.clusters.map((cluster) => (
          <ClusterCard key={cluster.cluster} cluster={cluster} />
        ))}
      </div>
      {clusters.clusters.length > 2 && <Joins clusters={clusters} />}
      <Trials clusters={clusters} />
    </>
  );
}

function nameOf(cluster: number): string {
  return t('ui.clusters.name', { cluster });
}

// What sets a cluster apart, in words.
function traits(cluster: Cluster): string[] {
  const figure = (measure: string, value: number) =>
    measure === 'monetary' ? money(value) : formatCount(value);
  const measures = cluster.measures.map(({ measure, code, strong, median, overall_median }) =>
    t(`cluster.${code}${strong ? '.strong' : ''}`, {
      median: figure(measure, median),
      overall: figure(measure, overall_median),
    }),
  );
  const values = cluster.values.map(({ fact, value, share, overall_share }) =>
    t('cluster.value', {
      fact: factName(fact),
      value: codeText(fact, value),
      share: formatShare(share),
      overall: formatShare(overall_share),
    }),
  );
  return measures.length === 0 ? [t('cluster.average'), ...values] : [...measures, ...values];
}

function ClusterCard({ cluster }: { cluster: Cluster }) {
  const params = factParams({ cluster: String(cluster.cluster) });
  const name = nameOf(cluster.cluster);
  return (
    <Panel
      title={name}
      note={t('ui.clusters.size', {
        people: people(cluster.customers),
        share: formatShare(cluster.share),
        net: moneyShort(cluster.net_minor),
        net_share: formatShare(cluster.net_share),
      })}
    >
      <ul class="cluster-traits">
        {traits(cluster).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p class="panel-body cluster-actions">
        <a
          href={href('customers', params)}
          aria-label={t('ui.segments.see_who_of', { group: name })}
        >
          {t('ui.action.see_who')}
        </a>
        <a href={href('draft', params)} aria-label={t('ui.segments.draft_for', { group: name })}>
          {t('ui.action.draft')}
        </a>
      </p>
    </Panel>
  );
}

function Joins({ clusters }: { clusters: Clusters }) {
  const spec = useSpec(
    (): JoinsSpec => ({
      kind: 'joins',
      table: tableOf(clusters.clusters, [
        [t('fact.cluster'), (cluster) => nameOf(cluster.cluster)],
        [t('ui.column.people'), (cluster) => formatCount(cluster.customers)],
        [t('ui.clusters.median_recency'), (cluster) => formatCount(cluster.median_recency_days)],
        [t('ui.clusters.median_orders'), (cluster) => formatCount(cluster.median_orders)],
        [t('ui.clusters.median_amount'), (cluster) => money(cluster.median_amount_minor)],
      ]),
      // The core counts clusters from 1.
      joins: clusters.merges.map(({ left, right, height }) => ({
        left: left - 1,
        right: right - 1,
        height,
      })),
      axis: (value) => formatNumber(value, 1),
    }),
    [clusters],
  );
  return (
    <Chart
      title={t('ui.clusters.joins')}
      summary={t('ui.clusters.joins_summary')}
      spec={spec}
      height={64 + clusters.clusters.length * 36}
      fileName="clusters"
      selectHint={t('ui.action.see_who')}
      onSelect={onRow(clusters.clusters, (cluster) =>
        go('customers', factParams({ cluster: String(cluster.cluster) })),
      )}
    />
  );
}

function Trials({ clusters }: { clusters: Clusters }) {
  if (clusters.trials.length < 2) return null;
  return (
    <Panel
      title={t('ui.clusters.trials')}
      note={t(clusters.sampled ? 'ui.clusters.trials_sampled' : 'ui.clusters.trials_note')}
      landmark={false}
    >
      <Table
        caption={t('ui.clusters.trials')}
        rows={clusters.trials}
        rowKey={(trial) => trial.clusters}
        columns={[
          {
            id: 'k',
            header: t('ui.clusters.number'),
            cell: (trial) =>
              trial.clusters === clusters.k ? (
                <strong>{t('ui.clusters.k', { k: trial.clusters })}</strong>
              ) : (
                t('ui.clusters.k', { k: trial.clusters })
              ),
          },
          {
            id: 'silhouette',
            header: t('ui.clusters.silhouette'),
            number: true,
            cell: (trial) => formatNumber(trial.silhouette, 3),
          },
          {
            id: 'inertia',
            header: t('ui.clusters.inertia'),
            number: true,
            cell: (trial) => formatNumber(trial.inertia, 1),
          },
        ]}
      />
    </Panel>
  );
}

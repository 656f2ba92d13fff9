// Why is somebody in a group? The few questions that part its customers from the rest, as rules in
// words; how well they would do on customers they have not seen, beside a plain guess.
import { useState } from 'preact/hooks';
import { useDesk } from '../../desk';
import { people } from '../../figures';
import { formatCount, formatShare } from '../../format';
import { t } from '../../i18n';
import type { ReasonTree, Rule } from '../../protocol';
import { version } from '../../state';
import { Button, EmptyState, ErrorState, Notice, Panel, Select, Skeleton, Table } from '../../ui';
import { beginNew } from '../segments/draft_state';
import { segmentName } from '../segments/name';
import { usePolicy } from '../common/policy';
import { ruleText } from '../common/rule_text';
import { useAnswer } from '../common/use_answer';

const stage = (code: string): Rule => ({ fact: 'stage', op: 'eq', value: code });

const GROUPS: Readonly<Record<string, Rule>> = {
  lost: { any: [stage('sleeping'), stage('lost')] },
  silent: stage('silent'),
  one_order: { fact: 'orders', op: 'eq', value: 1 },
  warned: { fact: 'early_warning', op: 'eq', value: 'leaving' },
  best: { fact: 'clv_band', op: 'in', value: ['top', 'high'] },
};

export function ReasonsPart() {
  const desk = useDesk();
  const policy = usePolicy();
  const [chosen, setChosen] = useState('lost');
  const saved = policy?.segments.saved ?? [];
  const rule =
    GROUPS[chosen] ?? saved.find((segment) => `segment:${segment.id}` === chosen)?.rule ?? null;
  const text = JSON.stringify(rule);
  const answer = useAnswer(
    () => (rule === null ? Promise.resolve(null) : desk.explainGroup(rule, [])),
    [desk, text, version.value],
  );
  return (
    <>
      <div class="part-tools">
        <Select
          label={t('ui.why.group')}
          value={chosen}
          options={[
            ...Object.keys(GROUPS).map((id) => ({ value: id, label: t(`ui.why.group.${id}`) })),
            ...saved.map((segment) => ({
              value: `segment:${segment.id}`,
              label: segmentName(segment.name),
            })),
          ]}
          onChange={setChosen}
        />
      </div>
      {answer.error !== null ? (
        <ErrorState
          error={answer.error}
          actions={<Button onClick={answer.again}>{t('ui.action.retry')}</Button>}
        />
      ) : answer.value === null ? (
        <Skeleton lines={8} />
      ) : (
        <Tree tree={answer.value} />
      )}
    </>
  );
}

function Tree({ tree }: { tree: ReasonTree }) {
  const all = tree.nodes[0];
  if (all === undefined || all.in_group === 0 || all.in_group === all.customers) {
    return <EmptyState icon="forecast" title={t('ui.why.nobody')} />;
  }
  const better = tree.cross_validated > tree.base_rate;
  const title = t('ui.why.title');
  return (
    <>
      <p class="conclusion">
        {t(tree.leaves.length < 2 ? 'ui.why.nothing' : 'ui.why.conclusion', {
          in_group: people(all.in_group),
          customers: people(all.customers),
          accuracy: formatShare(tree.cross_validated),
          base: formatShare(tree.base_rate),
        })}
      </p>
      {tree.leaves.length >= 2 && !better && <Notice tone="warn">{t('ui.why.no_better')}</Notice>}
      {tree.leaves.length >= 2 && (
        <Panel title={title} note={t('ui.why.note')} landmark={false}>
          <Table
            caption={title}
            rows={tree.leaves}
            rowKey={(leaf) => JSON.stringify(leaf.rule)}
            columns={[
              { id: 'rule', header: t('ui.why.rule'), cell: (leaf) => ruleText(leaf.rule) },
              {
                id: 'people',
                header: t('ui.column.people'),
                number: true,
                cell: (leaf) => formatCount(leaf.customers),
              },
              {
                id: 'in',
                header: t('ui.why.in_group'),
                number: true,
                cell: (leaf) => formatCount(leaf.in_group),
              },
              {
                id: 'share',
                header: t('ui.why.share'),
                number: true,
                cell: (leaf) => <strong>{formatShare(leaf.share)}</strong>,
              },
              {
                id: 'actions',
                tools: true,
                header: <span class="visually-hidden">{t('ui.column.actions')}</span>,
                cell: (leaf) => (
                  <span class="row-actions">
                    <Button
                      kind="quiet"
                      small
                      onClick={() => beginNew({ zh: '', en: '' }, leaf.rule)}
                    >
                      {t('ui.why.make_segment')}
                    </Button>
                  </span>
                ),
              },
            ]}
          />
        </Panel>
      )}
    </>
  );
}

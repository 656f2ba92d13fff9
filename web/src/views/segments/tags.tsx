// Tags: what is known of customers beyond scores, fact by fact, with how many have which value. A
// value opens its customers, or begins a segment where the address could not say it.
import { useDesk } from '../../desk';
import { factName, factText, people } from '../../figures';
import { formatCount, formatShare } from '../../format';
import { failureText, hasWords, t } from '../../i18n';
import type { Fact, FactValue, FactValues } from '../../protocol';
import { href } from '../../route';
import { facts, version } from '../../state';
import { EmptyState, Notice, Panel, Skeleton } from '../../ui';
import { useAnswer } from '../common/use_answer';
import { beginNew } from './draft_state';
import { groupParams } from './group_list';

// What the other parts of this view show already.
const ELSEWHERE = new Set(['rfm', 'lifecycle', 'value', 'membership', 'migration', 'cluster']);
const MOST = 8;

export function TagsPart() {
  const topics = new Map<string, Fact[]>();
  for (const fact of facts.value) {
    if (fact.personal === true || fact.type === 'day' || ELSEWHERE.has(fact.topic)) continue;
    topics.set(fact.topic, [...(topics.get(fact.topic) ?? []), fact]);
  }
  if (topics.size === 0) return <EmptyState icon="segments" title={t('ui.tags.none')} />;
  return (
    <>
      <p class="conclusion">{t('ui.tags.conclusion')}</p>
      {[...topics].map(([topic, list]) => (
        <Topic key={topic} topic={topic} list={list} />
      ))}
    </>
  );
}

interface TopicProps {
  topic: string;
  list: readonly Fact[];
}

// The facts of a topic that the files tell; the others in a line at the end.
function Topic({ topic, list }: TopicProps) {
  const desk = useDesk();
  const ids = list.map((fact) => fact.id).join();
  const answer = useAnswer(
    () => Promise.all(list.map((fact) => desk.factValues(fact.id, MOST))),
    [desk, ids, version.value],
  );
  const known = answer.value;
  const told = list.flatMap((fact, index) => {
    const values = known?.[index];
    return values === undefined || values.present === 0 ? [] : [{ fact, values }];
  });
  const untold = list.filter((_, index) => known?.[index]?.present === 0);
  return (
    <section class="tag-topic">
      <h2>{topicName(topic)}</h2>
      {answer.error !== null ? (
        <Notice>{failureText(answer.error)}</Notice>
      ) : known === null ? (
        <Skeleton lines={4} />
      ) : (
        <div class="tag-grid">
          {told.map(({ fact, values }) => (
            <Tag key={fact.id} fact={fact} values={values} />
          ))}
        </div>
      )}
      {untold.length > 0 && (
        <p class="quiet small">
          {t('ui.tags.untold', {
            facts: untold.map((fact) => factName(fact.id)).join(t('ui.list_separator')),
          })}
        </p>
      )}
    </section>
  );
}

function topicName(topic: string): string {
  const key = `topic.${topic}`;
  return hasWords(key) ? t(key) : topic;
}

function Tag({ fact, values }: { fact: Fact; values: FactValues }) {
  return (
    <Panel
      title={factName(fact.id)}
      note={
        values.present < values.customers &&
        t('ui.tags.present', { share: formatShare(values.present / values.customers) })
      }
      level={3}
      class="tag"
    >
      {fact.type === 'code' ||
      fact.type === 'text' ||
      fact.type === 'texts' ||
      fact.type === 'lists' ? (
        <ol class="tag-values">
          {values.values.map(({ value, customers }) => (
            <li key={String(value)}>
              <Value fact={fact} value={value} customers={customers} />
              <span class="tag-track" aria-hidden="true">
                <span class="tag-bar" style={{ width: `${(customers / values.present) * 100}%` }} />
              </span>
              <span class="tag-count">{formatCount(customers)}</span>
            </li>
          ))}
          {values.distinct > values.values.length && (
            <li class="quiet small">
              {t('ui.tags.more', { n: formatCount(values.distinct - values.values.length) })}
            </li>
          )}
        </ol>
      ) : (
        <dl class="tag-spread">
          {(['low', 'median', 'high'] as const).map((which) => (
            <div key={which}>
              <dt>{t(`ui.tags.${which}`)}</dt>
              <dd>{factText(fact, values[which])}</dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  );
}

interface ValueProps {
  fact: Fact;
  value: FactValue;
  customers: number;
}

function Value({ fact, value, customers }: ValueProps) {
  const text = factText(fact, value);
  const label = t('ui.segments.see_who_of', { group: `${text}, ${people(customers)}` });
  if (fact.type === 'code') {
    return (
      <a href={href('customers', groupParams(fact.id, String(value)))} aria-label={label}>
        {text}
      </a>
    );
  }
  const begin = () =>
    beginNew(
      { zh: text, en: text },
      fact.type === 'lists'
        ? { fact: fact.id, op: 'in', value: [String(value)] }
        : { fact: fact.id, op: 'eq', value: String(value) },
    );
  return (
    <button type="button" class="link" aria-label={label} onClick={begin}>
      {text}
    </button>
  );
}

// One customer: who, how they score and on which figures, and every order from the newest.
import type { RefObject } from 'preact';
import { useDesk } from '../../desk';
import { codeText, counted, factName, money } from '../../figures';
import { DASH, formatCount, formatDay, formatShare } from '../../format';
import { hasWords, t } from '../../i18n';
import type { Customer, CustomerOrder, Fact, FactValue, Level, Stage } from '../../protocol';
import { factById, facts, version } from '../../state';
import {
  Button,
  ErrorState,
  Icon,
  LevelChip,
  Masked,
  MaskToggle,
  Skeleton,
  StageChip,
  type MaskKind,
} from '../../ui';
import { href } from '../../route';
import { topicName } from '../segments/fact_picker';
import { segmentName } from '../segments/name';
import { stageDefinition } from '../common/definitions';
import type { PolicyFigures } from '../common/policy';
import { useAnswer } from '../common/use_answer';
import { FactCell } from './cell';
import { Offers } from './offers';
import { Planned } from './planned';
import { Reasons } from './reasons';
import { Standing } from './standing';

interface Props {
  id: number;
  policy: PolicyFigures | null;
  // What the panel is headed by gets focus when it opens by keyboard.
  heading: RefObject<HTMLHeadingElement | null>;
  onClose: () => void;
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
}

export function Person({ id, policy, heading, onClose, onPrevious, onNext }: Props) {
  const desk = useDesk();
  const answer = useAnswer(() => desk.customer(id), [desk, id, version.value]);
  const { value: customer, error } = answer;
  return (
    <aside
      class="person panel"
      aria-labelledby="person-name"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header class="person-head">
        <h2 id="person-name" ref={heading} tabIndex={-1}>
          {customer === null ? t('ui.nav.customer') : <Masked kind="key" value={customer.key} />}
        </h2>
        <div class="person-tools">
          <Button
            kind="quiet"
            icon="arrow_up"
            label={t('ui.person.previous')}
            disabled={onPrevious === null}
            onClick={() => onPrevious?.()}
          />
          <Button
            kind="quiet"
            icon="arrow_down"
            label={t('ui.person.next')}
            disabled={onNext === null}
            onClick={() => onNext?.()}
          />
          <Button kind="quiet" icon="close" label={t('ui.action.close')} onClick={onClose} />
        </div>
      </header>
      <div class="person-body" tabIndex={0} role="region" aria-labelledby="person-name">
        {error !== null ? (
          <ErrorState
            error={error}
            actions={<Button onClick={answer.again}>{t('ui.action.retry')}</Button>}
          />
        ) : customer === null ? (
          <Skeleton lines={8} />
        ) : (
          <>
            <Card id={id} customer={customer} policy={policy} />
            <Standing customer={customer} onExcluded={onClose} />
          </>
        )}
      </div>
    </aside>
  );
}

interface CardProps {
  id: number;
  customer: Customer;
  policy: PolicyFigures | null;
}

function Card({ id, customer, policy }: CardProps) {
  const { facts: values } = customer;
  const stage = values['stage'] as Stage | null | undefined;
  const level = values['level'] as Level | null | undefined;
  return (
    <>
      <div class="person-identity">
        {stage ? <StageChip stage={stage} /> : null}
        {level ? <LevelChip level={level} /> : null}
        <span class="quiet small">
          {hasWords(`ui.scope.${customer.scope}`)
            ? t(`ui.scope.${customer.scope}`)
            : customer.scope}
        </span>
        <div class="person-mask">
          <MaskToggle />
        </div>
      </div>
      {stage ? <p class="quiet">{stageDefinition(stage, policy)}</p> : null}
      <Scores values={values} policy={policy} />
      <Planned id={id} />
      <Reasons id={id} />
      <Leaving reasons={customer.leaving} />
      <Offers id={id} />
      <Segments ids={customer.segments} policy={policy} />
      <Keys keys={customer.keys} />
      <FactList values={values} />
      <Timeline orders={customer.orders} />
    </>
  );
}

type Values = Readonly<Record<string, FactValue>>;

const MOST_POINTS = 5;

// R, F and M, each with the figure that it was judged by.
function Scores({ values, policy }: { values: Values; policy: PolicyFigures | null }) {
  const level = values['level'];
  if (values['rfm_value'] === null || values['rfm_value'] === undefined) {
    return (
      <section class="person-section">
        <h3>{t('ui.person.scores')}</h3>
        <p class="quiet">
          {policy === null
            ? DASH
            : t('ui.level_means.unrated', { window_months: policy.rfm.window_months })}
        </p>
      </section>
    );
  }
  const recency = values['recency_days'];
  const rows = [
    {
      fact: 'r',
      figure: t('ui.person.r_figure', {
        days: formatCount(recency as number),
        day: formatDay(values['last_day'] as string),
      }),
    },
    { fact: 'f', figure: counted(values['window_orders'] as number, 'orders') },
    { fact: 'm', figure: money(values['window_net_minor'] as number) },
  ];
  return (
    <section class="person-section">
      <h3>{t('ui.person.scores')}</h3>
      <table class="scores">
        <thead class="visually-hidden">
          <tr>
            <th scope="col">{t('ui.person.score')}</th>
            <th scope="col">{t('ui.person.points')}</th>
            <th scope="col">{t('ui.person.figure')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ fact, figure }) => (
            <tr key={fact}>
              <th scope="row">{factName(fact)}</th>
              <td class="scores-points">
                <Points value={Number(values[fact])} />
                <span>{formatCount(values[fact] as number)}</span>
              </td>
              <td class="cell-number">{figure}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{factName('rfm_value')}</th>
            <td class="scores-points">
              <span>{formatCount(values['rfm_value'] as number)}</span>
            </td>
            <td class="cell-number">{level ? t(`level.${level}`) : DASH}</td>
          </tr>
        </tfoot>
      </table>
      {policy !== null && (
        <p class="quiet small">
          {t('ui.person.formula', {
            window_months: policy.rfm.window_months,
            r: policy.rfm.recency_weight,
            f: policy.rfm.frequency_weight,
            m: policy.rfm.monetary_weight,
          })}
        </p>
      )}
    </section>
  );
}

function Points({ value }: { value: number }) {
  return (
    <span class="points" aria-hidden="true">
      {Array.from({ length: MOST_POINTS }, (_, i) => (
        <span key={i} class={i < value ? 'point point-on' : 'point'} />
      ))}
    </span>
  );
}

// What stands elsewhere in the card.
const TOLD = new Set([
  'buyer',
  'platform',
  'stage',
  'level',
  'r',
  'f',
  'm',
  'rfm_value',
  'window_orders',
  'window_net_minor',
]);
// Topics whose facts the reasons tell.
const TOLD_TOPICS = new Set(['rfm', 'lifecycle', 'value', 'membership', 'migration']);

// The facts that are known, by topic; what the reasons tell is left out.
function FactList({ values }: { values: Values }) {
  const told = facts.value.filter(
    (fact: Fact) =>
      !TOLD.has(fact.id) &&
      !TOLD_TOPICS.has(fact.topic) &&
      values[fact.id] !== null &&
      values[fact.id] !== undefined,
  );
  const topics = new Map<string, Fact[]>();
  for (const fact of told) topics.set(fact.topic, [...(topics.get(fact.topic) ?? []), fact]);
  return (
    <>
      {[...topics].map(([topic, list]) => (
        <section key={topic} class="person-section">
          <h3>{topicName(topic)}</h3>
          <dl class="person-facts">
            {list.map((fact) => (
              <div key={fact.id}>
                <dt>{factName(fact.id)}</dt>
                <dd>
                  <FactCell fact={factById.value.get(fact.id) ?? fact} value={values[fact.id]} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}

const MASK_OF: Readonly<Record<string, MaskKind>> = {
  email: 'email',
  phone: 'phone',
  recipient: 'name',
  probable: 'name',
};

// By which keys the orders were found to be one person's.
function Keys({ keys }: { keys: Customer['keys'] }) {
  if (keys.length === 0) return null;
  return (
    <section class="person-section">
      <h3>{t('ui.person.keys')}</h3>
      <dl class="person-facts">
        {keys.map((key) => (
          <div key={JSON.stringify(key)}>
            <dt>{t(`key.${key.kind}`)}</dt>
            <dd>
              <Masked kind={MASK_OF[key.kind] ?? 'key'} value={key.key} />
              {key.phone !== undefined && (
                <>
                  {' '}
                  <Masked kind="phone" value={key.phone} />
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Segments({ ids, policy }: { ids: readonly string[]; policy: PolicyFigures | null }) {
  const saved = policy?.segments.saved.filter((segment) => ids.includes(segment.id)) ?? [];
  if (saved.length === 0) return null;
  return (
    <section class="person-section">
      <h3>{t('ui.person.segments')}</h3>
      <ul class="person-segments">
        {saved.map((segment) => (
          <li key={segment.id}>
            <a href={href('segments', { edit: segment.id })}>{segmentName(segment.name)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

// A figure of a reason, by what its name says of it.
function reasonFigure(name: string, value: FactValue): string {
  if (name.endsWith('_minor')) return money(Number(value));
  if (name.endsWith('_share')) return formatShare(Number(value));
  if (name === 'occasion') return codeText('occasion', String(value));
  return typeof value === 'number' ? formatCount(value) : String(value ?? DASH);
}

function Leaving({ reasons }: { reasons: Customer['leaving'] }) {
  if (reasons.length === 0) return null;
  return (
    <section class="person-section">
      <h3>{t('ui.person.leaving')}</h3>
      <ul class="person-reasons">
        {reasons.map(({ code, args }) => {
          const words = Object.fromEntries(
            Object.entries(args).map(([name, value]) => [name, reasonFigure(name, value)]),
          );
          return (
            <li key={code}>
              <strong>{codeText('leaving_reason', code)}</strong>
              <span class="quiet">{t(`leaving.${code}`, words)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Timeline({ orders }: { orders: readonly CustomerOrder[] }) {
  return (
    <section class="person-section">
      <h3>{t('ui.person.orders', { n: formatCount(orders.length) })}</h3>
      <ol class="timeline">
        {orders.map((order) => (
          <li key={order.order_id} class={`timeline-order timeline-${order.kind}`}>
            <div class="timeline-line">
              <time dateTime={order.day}>{formatDay(order.day)}</time>
              <span class="timeline-kind">
                {order.kind === 'valid' ? <Icon name="check" size={12} /> : null}
                {t(`ui.kind.${order.kind}`)}
              </span>
              <span class="timeline-net">{money(order.net_minor)}</span>
            </div>
            <p class="timeline-products">{order.products.join(t('ui.list_separator'))}</p>
            <p class="quiet small">
              {t('ui.person.order_note', {
                id: order.order_id,
                items: counted(order.items, 'items'),
              })}
              {order.refund_minor > 0 &&
                t('ui.person.order_refund', {
                  gross: money(order.gross_minor),
                  refund: money(order.refund_minor),
                })}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

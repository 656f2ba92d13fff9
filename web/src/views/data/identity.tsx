// 同一人合并: which accounts count as one person and why, what that does to the number of customers, and
// the way back for each merge.
import { useEffect, useRef, useState } from 'preact/hooks';
import { failureOf } from '../../client';
import { useDesk } from '../../desk';
import { money } from '../../figures';
import { formatCount, formatDay } from '../../format';
import { failureText, t } from '../../i18n';
import type {
  Failure,
  IdentityFigures,
  IdentityKey,
  MergedRow,
  ReviewList,
  ReviewRows,
  SharedRow,
  Workspace,
} from '../../protocol';
import { go, href, route } from '../../route';
import { report, version, workspace } from '../../state';
import {
  Button,
  EmptyState,
  ErrorState,
  Icon,
  Info,
  MaskToggle,
  Panel,
  Skeleton,
  Table,
  toast,
} from '../../ui';
import { rejoin, separate } from '../../workspace';
import './identity.css';
import { keyId, KeyText } from './key_text';

const PAGE_ROWS = 50;
const MOST_ROWS = 1000; // that the core gives at once
const SECTIONS = ['merged', 'probable', 'shared', 'separated'] as const;
type Section = (typeof SECTIONS)[number];

export function IdentityReview() {
  const figures = report.value?.identity;
  const asked = route.value.params['list'] ?? '';
  const here: Section = (SECTIONS as readonly string[]).includes(asked)
    ? (asked as Section)
    : 'merged';
  return (
    <div class="view identity">
      <a class="back" href={href('data')}>
        ← {t('ui.nav.data')}
      </a>
      <header class="view-head">
        <div>
          <h1>
            {t('ui.identity.title')}{' '}
            <Info about={t('ui.identity.title')}>{t('ui.identity.what')}</Info>
          </h1>
          <p class="view-sentence" role="status">
            {figures === undefined ? t('ui.identity.no_data') : <Conclusion figures={figures} />}
          </p>
        </div>
        <MaskToggle />
      </header>
      {figures === undefined ? (
        <EmptyState
          icon="data"
          title={t('ui.frame.no_orders')}
          actions={
            <Button kind="primary" onClick={() => go('data')}>
              {t('ui.frame.to_data')}
            </Button>
          }
        />
      ) : (
        <>
          <div class="data-below">
            <Joined figures={figures} />
            <Probable figures={figures} />
          </div>
          <nav class="sections" aria-label={t('ui.identity.title')}>
            {SECTIONS.map((section) => (
              <a
                key={section}
                class="section-link"
                href={href('data', { list: section }, 'identity')}
                aria-current={section === here ? 'page' : undefined}
              >
                {t(`ui.identity.list_${section}`)}
              </a>
            ))}
          </nav>
          <p class="quiet">{t(`ui.identity.about_${here}`)}</p>
          {here === 'separated' ? <Separated /> : <Review key={here} list={here} />}
        </>
      )}
    </div>
  );
}

function Conclusion({ figures }: { figures: IdentityFigures }) {
  const { customers } = figures;
  const fewer = customers.without_merges - customers.now;
  return (
    <>
      {t(fewer === 0 ? 'ui.identity.conclusion_none' : 'ui.identity.conclusion', {
        accounts: formatCount(customers.without_merges),
        now: formatCount(customers.now),
        fewer: formatCount(fewer),
      })}
    </>
  );
}

function Joined({ figures }: { figures: IdentityFigures }) {
  const rows: [string, number][] = [
    ...Object.entries(figures.joined)
      .filter(([, people]) => people > 0)
      .map(([kind, people]): [string, number] => [
        t('ui.identity.joined_by', { kind: t(`key.${kind}`) }),
        people,
      ]),
    [t('ui.identity.shared_keys'), figures.shared_keys],
    [t('ui.identity.orders_without'), figures.orders_without],
    [t('ui.identity.people_excluded'), figures.people_excluded],
  ];
  return (
    <Panel
      title={t('ui.identity.joined')}
      info={<Info about={t('ui.identity.joined')}>{t('ui.identity.joined_what')}</Info>}
    >
      <div class="panel-body">
        <dl class="tally">
          {rows.map(([label, count]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd class="number">{formatCount(count)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Panel>
  );
}

// The switch for masked keys, with what it would change before it is pressed.
function Probable({ figures }: { figures: IdentityFigures }) {
  const desk = useDesk();
  const [busy, setBusy] = useState(false);
  const { probable, customers } = figures;
  const toggle = async () => {
    setBusy(true);
    try {
      const policy = JSON.parse(await desk.policy()) as { identity?: object };
      await desk.setPolicy(
        JSON.stringify({
          ...policy,
          identity: { ...policy.identity, join_probable: !probable.on },
        }),
        { label: probable.on ? 'ui.undo.probable_off' : 'ui.undo.probable_on' },
      );
    } catch (thrown) {
      toast(failureText(failureOf(thrown)), { tone: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Panel
      title={t('ui.identity.probable')}
      info={<Info about={t('ui.identity.probable')}>{t('ui.identity.probable_what')}</Info>}
    >
      <div class="panel-body identity-switch">
        <label>
          <input
            type="checkbox"
            role="switch"
            checked={busy ? !probable.on : probable.on}
            disabled={busy}
            onChange={() => void toggle()}
          />{' '}
          {t('ui.identity.probable_switch')}
        </label>
        <p class="quiet">
          {probable.joins === 0 && customers.probable_switched === customers.now
            ? t('ui.identity.probable_nothing')
            : t(probable.on ? 'ui.identity.probable_if_off' : 'ui.identity.probable_if_on', {
                joins: formatCount(probable.joins),
                now: formatCount(customers.now),
                then: formatCount(customers.probable_switched),
              })}
        </p>
      </div>
    </Panel>
  );
}

// One list of the review, a page at a time.
function Review<List extends ReviewList>({ list }: { list: List }) {
  const desk = useDesk();
  const [rows, setRows] = useState<ReviewRows[List][] | null>(null);
  const [total, setTotal] = useState(0);
  const [error, setError] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const now = version.value;
  // What was asked last; the answer to anything before it no longer matters.
  const latest = useRef(0);

  const load = async (before: readonly ReviewRows[List][], limit: number) => {
    const mine = ++latest.current;
    setBusy(true);
    try {
      const page = await desk.identity(list, before.length, limit);
      if (mine !== latest.current) return;
      setRows([...before, ...page.rows]);
      setTotal(page.total);
      setError(null);
    } catch (thrown) {
      if (mine === latest.current) setError(failureOf(thrown));
    } finally {
      if (mine === latest.current) setBusy(false);
    }
  };
  // After a change as many rows as were shown, so that the place in the list stays.
  useEffect(() => {
    void load([], Math.min(Math.max(rows?.length ?? 0, PAGE_ROWS), MOST_ROWS));
    return () => {
      latest.current += 1;
    };
  }, [desk, list, now]);

  if (error !== null) return <ErrorState error={error} />;
  if (rows === null) return <Skeleton lines={6} />;
  if (rows.length === 0) {
    return <EmptyState icon="check" title={t(`ui.identity.empty_${list}`)} />;
  }
  return (
    <>
      {list === 'shared' ? (
        <Shared rows={rows as SharedRow[]} />
      ) : (
        <ol class="panel identity-people">
          {(rows as MergedRow[]).map((row) => (
            <Person key={row.accounts.map(({ key }) => keyId(key)).join(' ')} row={row} />
          ))}
        </ol>
      )}
      <footer class="identity-more">
        <span class="quiet" role="status">
          {t('ui.identity.shown', { shown: formatCount(rows.length), total: formatCount(total) })}
        </span>
        {rows.length < total && (
          <Button busy={busy} onClick={() => void load(rows, PAGE_ROWS)}>
            {t('ui.identity.more')}
          </Button>
        )}
      </footer>
    </>
  );
}

function Person({ row }: { row: MergedRow }) {
  const split = useSplit();
  const keys = row.accounts.map(({ key }) => key);
  return (
    <li class="identity-person">
      <header class="identity-person-head">
        <span>
          {t('ui.identity.because')}{' '}
          {row.links.map(({ key }, i) => (
            <span key={keyId(key)}>
              {i > 0 && t('ui.list_separator')}
              <KeyText of={key} />
            </span>
          ))}
        </span>
        <span class="quiet">
          {t('ui.identity.person', {
            accounts: formatCount(row.accounts.length),
            fewer: formatCount(row.customers_fewer),
          })}
        </span>
        <strong class="number">{money(row.net_minor)}</strong>
      </header>
      <ul>
        {row.accounts.map(({ key, orders, net_minor, last_day }) => (
          <li key={keyId(key)} class="identity-account">
            <span class="identity-key">
              <KeyText of={key} />
            </span>
            <span class="number">{t('ui.identity.orders', { n: formatCount(orders) })}</span>
            <span class="number">{money(net_minor)}</span>
            <span class="number identity-day">{formatDay(last_day)}</span>
            <Button
              small
              kind="quiet"
              onClick={() => split(key, keys)}
              label={t('ui.identity.separate_this')}
            >
              {t('ui.identity.separate')}
            </Button>
          </li>
        ))}
      </ul>
    </li>
  );
}

// Keeps one account apart from the others of its person.
function useSplit(): (key: IdentityKey, all: readonly IdentityKey[]) => void {
  const desk = useDesk();
  return (key, all) => {
    const present = workspace.value;
    if (present === null) return;
    change(desk.setWorkspace(separate(present, key, all), 'ui.undo.separated'));
  };
}

function change(done: Promise<void>): void {
  done.catch((thrown: unknown) => {
    toast(failureText(failureOf(thrown)), { tone: 'error' });
  });
}

function Shared({ rows }: { rows: readonly SharedRow[] }) {
  return (
    <section class="panel">
      <Table
        caption={t('ui.identity.list_shared')}
        rows={rows}
        rowKey={({ key }) => keyId(key)}
        columns={[
          {
            id: 'key',
            header: t('ui.identity.key'),
            cell: ({ key }) => <KeyText of={key} />,
          },
          {
            id: 'keys',
            header: t('ui.identity.stronger_keys'),
            cell: (row) => formatCount(row.stronger_keys),
            number: true,
          },
          {
            id: 'orders',
            header: t('ui.identity.key_orders'),
            cell: (row) => formatCount(row.orders),
            number: true,
          },
          {
            id: 'without',
            header: t('ui.identity.key_without'),
            cell: (row) => formatCount(row.without),
            number: true,
          },
        ]}
      />
    </section>
  );
}

// What the owner has separated, each pair with its way back.
function Separated() {
  const desk = useDesk();
  const present = workspace.value;
  if (present === null || present.separated.length === 0) {
    return <EmptyState icon="check" title={t('ui.identity.empty_separated')} />;
  }
  const join = (document: Workspace, at: number) =>
    change(desk.setWorkspace(rejoin(document, at), 'ui.undo.rejoined'));
  return (
    <ul class="panel identity-people">
      {present.separated.map(([a, b], at) => (
        <li key={`${keyId(a)} ${keyId(b)}`} class="identity-pair">
          <span class="identity-key">
            <KeyText of={a} />
          </span>
          <Icon name="close" />
          <span class="identity-key">
            <KeyText of={b} />
          </span>
          <Button small kind="quiet" onClick={() => join(present, at)}>
            {t('ui.identity.rejoin')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

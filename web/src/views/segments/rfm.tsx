// RFM: how scores are made in this shop, and the levels, named segments and classes that they give.
import { money, moneyShort, people } from '../../figures';
import { formatCount, formatNumber, formatShare } from '../../format';
import { t } from '../../i18n';
import type { Report, RfmReport } from '../../protocol';
import { href } from '../../route';
import { LevelChip, Panel } from '../../ui';
import { factParams } from '../customers/filter';
import { levelDefinition } from '../common/definitions';
import { usePolicy } from '../common/policy';
import { Rich } from '../common/rich';
import { GroupList } from './group_list';
import { RFM_SCALES } from './scales';
import { Thresholds } from './thresholds';

export function RfmPart({ data }: { data: Report }) {
  const policy = usePolicy();
  const { rfm } = data;
  return (
    <>
      <p class="conclusion">
        <BestLevels data={data} />
      </p>
      <GroupList
        fact="level"
        title={t('ui.overview.levels')}
        note={t('ui.segments.levels_note', { from: rfm.window_from, as_of: data.as_of })}
        total={data.customers.total}
        colour={(code) => `--level-${code}`}
        rows={rfm.levels.map((row) => ({
          ...row,
          code: row.level,
          name: <LevelChip level={row.level} />,
          definition: levelDefinition(row.level, policy),
        }))}
      />
      <Thresholds scales={RFM_SCALES} />
      <Scores rfm={rfm} />
      <GroupList
        fact="rfm_segment"
        title={t('ui.rfm.segments')}
        note={t('ui.rfm.segments_note')}
        rows={rfm.segments.map((row) => ({
          ...row,
          code: row.rfm_segment,
          definition: t(`ui.rfm_segment_means.${row.rfm_segment}`),
        }))}
      />
      <GroupList
        fact="rfm_class"
        title={t('ui.rfm.classes')}
        note={
          rfm.score_means === null
            ? t('ui.rfm.classes_note_none')
            : t('ui.rfm.classes_note', {
                r: formatNumber(rfm.score_means.r, 2),
                f: formatNumber(rfm.score_means.f, 2),
                m: formatNumber(rfm.score_means.m, 2),
              })
        }
        rows={rfm.classes.map((row) => ({
          ...row,
          code: row.rfm_class,
          definition: t(`ui.rfm_class_means.${row.rfm_class}`),
        }))}
      />
    </>
  );
}

function BestLevels({ data }: { data: Report }) {
  const level = (code: string) => data.rfm.levels.find((row) => row.level === code);
  const supreme = level('supreme');
  const vip = level('vip');
  if (supreme === undefined || vip === undefined) return null;
  return (
    <Rich
      text="ui.rfm.conclusion"
      parts={{
        supreme: <a href={href('customers', { level: 'supreme' })}>{people(supreme.customers)}</a>,
        vip: <a href={href('customers', { level: 'vip' })}>{people(vip.customers)}</a>,
        supreme_net: (
          <strong title={money(supreme.revenue_minor)}>{moneyShort(supreme.revenue_minor)}</strong>
        ),
        vip_net: <strong title={money(vip.revenue_minor)}>{moneyShort(vip.revenue_minor)}</strong>,
      }}
    />
  );
}

const SCORES = [5, 4, 3, 2, 1] as const;

// One row a score: what it takes in R, in F and in M, and how many have it.
function Scores({ rfm }: { rfm: RfmReport }) {
  const { rated } = rfm;
  return (
    <Panel
      title={t('ui.rfm.scores')}
      note={
        <>
          {t(`ui.rfm.scheme_${rfm.scheme.code}`)}
          {rfm.scheme.custom_weights ? ` ${t('ui.rfm.own_weights')}` : ''}
        </>
      }
      landmark={false}
    >
      <div class="table-scroll" tabIndex={0} role="region" aria-label={t('ui.rfm.scores')}>
        <table class="table scores">
          <thead>
            <tr>
              <th scope="col">{t('ui.rfm.score')}</th>
              <th scope="col">{t('fact.r')}</th>
              <th scope="col">{t('fact.f')}</th>
              <th scope="col">{t('fact.m')}</th>
            </tr>
          </thead>
          <tbody>
            {SCORES.map((score) => (
              <tr key={score}>
                <th scope="row">{score}</th>
                <Score fact="r" score={score} bound={dayBound(rfm, score)} of={rated} rfm={rfm} />
                <Score fact="f" score={score} bound={countBound(rfm, score)} of={rated} rfm={rfm} />
                <Score fact="m" score={score} bound={moneyBound(rfm, score)} of={rated} rfm={rfm} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

interface ScoreProps {
  fact: 'r' | 'f' | 'm';
  score: number;
  bound: string;
  of: number;
  rfm: RfmReport;
}

function Score({ fact, score, bound, of, rfm }: ScoreProps) {
  const count = rfm.scores[fact][score - 1] ?? 0;
  return (
    <td>
      <div class="score">
        <span>{bound}</span>
        <span class="score-track" aria-hidden="true">
          <span class="score-bar" style={{ width: `${of === 0 ? 0 : (count / of) * 100}%` }} />
        </span>
        <a
          class="score-count"
          href={href('customers', factParams({ [fact]: String(score) }))}
          title={formatShare(of === 0 ? null : count / of)}
          aria-label={t('ui.segments.see_who_of', { group: `${t(`fact.${fact}`)} ${score}` })}
        >
          {formatCount(count)}
        </a>
      </div>
    </td>
  );
}

// A number of orders is whole; a mean of them may not be.
function figureText(value: number): string {
  return formatNumber(value, Number.isInteger(value) ? 0 : 2);
}

// The least for a score; 1 is what is left.
function dayBound({ bounds }: RfmReport, score: number): string {
  if (bounds === null) return '';
  return score > 1
    ? t('ui.rfm.from_day', { day: bounds.last_day[5 - score] ?? '' })
    : t('ui.rfm.before_day', { day: bounds.last_day[3] ?? '' });
}

function countBound({ bounds }: RfmReport, score: number): string {
  if (bounds === null) return '';
  return score > 1
    ? t('ui.rfm.at_least', { n: figureText(bounds.frequency[5 - score] ?? 0) })
    : t('ui.rfm.below', { n: figureText(bounds.frequency[3] ?? 0) });
}

function moneyBound({ bounds }: RfmReport, score: number): string {
  if (bounds === null) return '';
  return score > 1
    ? t('ui.rfm.at_least', { n: money(bounds.monetary_minor[5 - score] ?? 0) })
    : t('ui.rfm.below', { n: money(bounds.monetary_minor[3] ?? 0) });
}

// A part of the plan beside the guide: care and marketing contacts of each stage, and the share of care.
import { formatCount, formatShare } from '../../format';
import { t } from '../../i18n';
import type { GuideCount, PlanGuide } from '../../protocol';
import { Table } from '../../ui';

// "1–2", or "0" where both ends are the same.
function rangeText({ from, to }: GuideCount): string {
  return from === to ? formatCount(from) : `${formatCount(from)}–${formatCount(to)}`;
}

function Count({ count }: { count: GuideCount }) {
  return (
    <>
      {count.fit !== 'within' && <span class="guide-fit">{t(`guide_fit.${count.fit}`)}</span>}{' '}
      {formatCount(count.planned)}{' '}
      <span class="quiet small guide-range">
        {t('ui.plan.guide.range', { range: rangeText(count) })}
      </span>
    </>
  );
}

export function GuideOf({ guide, who }: { guide: PlanGuide; who: 'new' | 'old' }) {
  const part = guide.parts.find((one) => one.who === who);
  if (part === undefined) return null;
  return (
    <>
      {part.care_share !== null && (
        <p class="plan-note">
          {t('ui.plan.guide.share', {
            care: formatCount(part.care),
            all: formatCount(part.planned),
            share: formatShare(part.care_share),
            target: formatShare(guide.care_share_wanted),
          })}{' '}
          {!guide.within_reach &&
            t('ui.plan.guide.most', { most: formatShare(guide.most_care_share) })}
        </p>
      )}
      <Table
        caption={t(`ui.plan.guide.of.${who}`)}
        rows={part.stages}
        rowKey={(stage) => stage.from_day}
        columns={[
          {
            id: 'stage',
            header: t('ui.plan.guide.stage'),
            cell: ({ from_day, to_day }) =>
              to_day === null
                ? t('ui.plan.guide.days_from', { from: from_day })
                : t('ui.plan.guide.days', { from: from_day, to: to_day }),
          },
          {
            id: 'care',
            header: t('ui.plan.guide.care'),
            number: true,
            cell: (stage) => <Count count={stage.care} />,
          },
          {
            id: 'marketing',
            header: t('ui.plan.guide.marketing'),
            number: true,
            cell: (stage) => <Count count={stage.marketing} />,
          },
        ]}
      />
      <p class="plan-note quiet small">{t('ui.plan.guide.about')}</p>
    </>
  );
}

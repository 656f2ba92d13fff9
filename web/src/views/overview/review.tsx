// The monthly review: what changed, what to do first; to print, to save as PDF, or as one HTML file.
import { useMemo } from 'preact/hooks';
import { Chart } from '../../charts/chart';
import { useDesk } from '../../desk';
import { t } from '../../i18n';
import { href } from '../../route';
import { language, type Language } from '../../state';
import { Button } from '../../ui';
import { ButtonLink } from '../common/button_link';
import { FiguresTable } from '../shop/figures_table';
import { ShopPart } from '../shop/part';
import { seeCustomers } from '../shop/marks';
import { scopeParams } from '../shop/scope';
import { reviewFile } from './review_file';
import { REVIEW_SECTIONS, reviewOf, type ReviewFigures } from './review_parts';

export function ReviewPart() {
  return (
    <ShopPart sections={REVIEW_SECTIONS}>{(figures) => <Review figures={figures} />}</ShopPart>
  );
}

function Review({ figures }: { figures: ReviewFigures }) {
  const desk = useDesk();
  const lng = language.value;
  const review = useMemo(() => reviewOf(figures, lng), [figures, lng]);
  const { range } = figures.frame;
  const save = (wanted: Language) =>
    desk.save(
      `shuke_${range.from}_${range.to}_${wanted}.html`,
      'text/html',
      reviewFile(figures, wanted),
    );
  return (
    <article class="shop-part review" aria-label={review.title}>
      <div class="view-head">
        <div>
          <h2>{review.title}</h2>
          <p class="quiet">{review.period}</p>
        </div>
        <div class="actions no-print">
          <Button kind="primary" onClick={() => window.print()}>
            {t('ui.review.print')}
          </Button>
          <Button icon="download" onClick={() => save('zh')}>
            {t('ui.review.save_zh')}
          </Button>
          <Button icon="download" onClick={() => save('en')}>
            {t('ui.review.save_en')}
          </Button>
        </div>
      </div>
      <section class="panel review-list">
        <h2>{t('ui.review.changed')}</h2>
        <ul>
          {review.changed.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <h2>{t('ui.review.todo_title')}</h2>
        <ul>
          {review.todo.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <div class="actions no-print">
          <ButtonLink href={href('overview', { part: 'control', ...scopeParams(figures.scope) })}>
            {t('ui.review.to_control')}
          </ButtonLink>
          <ButtonLink href={href('campaigns')}>{t('ui.review.to_campaigns')}</ButtonLink>
        </div>
      </section>
      <FiguresTable title={t('ui.review.table')} table={review.table} />
      <div class="shop-columns">
        {review.charts.map(({ mark, ...chart }) => (
          <Chart
            key={chart.title}
            {...chart}
            height={220}
            fileName={chart.title}
            {...(mark !== undefined && {
              selectHint: t('ui.action.see_who'),
              onSelect: (index: number) => {
                const chosen = mark(index);
                if (chosen !== null) seeCustomers(chosen);
              },
            })}
          />
        ))}
      </div>
    </article>
  );
}

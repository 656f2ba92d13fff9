// The threshold designer: where to set the steps of spending, and what their discounts would cost. It
// works on candidates of its own; nothing of the policy changes until it is applied.
import { useState } from 'preact/hooks';
import { failureOf } from '../../client';
import { useDesk } from '../../desk';
import { currency, money, moneyShort } from '../../figures';
import { formatCount, formatShare, symbolOf } from '../../format';
import { failureText, t } from '../../i18n';
import type { DesignBand, Designer, DesignerThresholds } from '../../protocol';
import { version } from '../../state';
import { Button, Notice, Panel, Table, toast } from '../../ui';
import { useAnswer } from '../common/use_answer';

// One step: from so much spending on, so many percent of the price.
interface Step {
  spend: string;
  percent: string;
}

const TYPING_MS = 120;

function stepsOf(designer: Designer): Step[] {
  return designer.bands.flatMap((band) =>
    band.from_major === null
      ? []
      : [{ spend: String(band.from_major), percent: String(band.price_percent) }],
  );
}

// What is no number becomes null, which the core then names.
function requestOf(steps: readonly Step[]): Partial<DesignerThresholds> {
  const sorted = [...steps].sort((a, b) => Number(a.spend) - Number(b.spend));
  return {
    spend_major: sorted.map((step) => Number(step.spend)),
    price_percent: sorted.map((step) => Number(step.percent)),
  };
}

export function ThresholdDesigner({ designer }: { designer: Designer }) {
  const desk = useDesk();
  const [edited, setEdited] = useState<Step[] | null>(null);
  const steps = edited ?? stepsOf(designer);
  const request = requestOf(steps);
  const answer = useAnswer(
    () => (edited === null ? Promise.resolve(designer) : desk.designThresholds(request)),
    [desk, JSON.stringify(request), edited === null, version.value],
    edited === null ? 0 : TYPING_MS,
  );
  const shown = answer.value ?? designer;

  const change = (index: number, part: Partial<Step>) =>
    setEdited(steps.map((step, i) => (i === index ? { ...step, ...part } : step)));
  const apply = async () => {
    try {
      const policy = JSON.parse(await desk.policy()) as { designer: Record<string, unknown> };
      policy.designer = { ...policy.designer, ...request };
      await desk.setPolicy(JSON.stringify(policy), { label: 'ui.undo.designer' });
      setEdited(null);
      toast(t('ui.designer.applied'));
    } catch (thrown) {
      toast(failureText(failureOf(thrown)), { tone: 'error' });
    }
  };

  return (
    <Panel
      title={t('ui.designer.title')}
      note={t('ui.designer.note')}
      tools={
        <>
          {edited !== null && (
            <Button kind="quiet" onClick={() => setEdited(null)}>
              {t('ui.designer.reset')}
            </Button>
          )}
          <Button
            kind="primary"
            disabled={edited === null || answer.error !== null || answer.waiting}
            onClick={() => void apply()}
          >
            {t('ui.designer.apply')}
          </Button>
        </>
      }

      class="designer"
    >
      <div class="panel-body designer-steps" role="group" aria-label={t('ui.designer.steps')}>
        {steps.map((step, index) => (
          <div class="designer-step" key={index}>
            <label>
              <span>
                {t('ui.designer.spend', { currency: symbolOf(currency.value.currency).trim() })}
              </span>
              <input
                class="input"
                inputMode="numeric"
                value={step.spend}
                onInput={(event) => change(index, { spend: event.currentTarget.value })}
              />
            </label>
            <label>
              <span>{t('ui.designer.percent')}</span>
              <input
                class="input"
                inputMode="numeric"
                value={step.percent}
                onInput={(event) => change(index, { percent: event.currentTarget.value })}
              />
            </label>
            <Button
              kind="quiet"
              icon="trash"
              label={t('ui.designer.remove', { n: step.spend })}
              disabled={steps.length <= 1}
              onClick={() => setEdited(steps.filter((_, i) => i !== index))}
            />
          </div>
        ))}
        <Button
          icon="plus"
          onClick={() => {
            const last = steps[steps.length - 1];
            setEdited([
              ...steps,
              {
                spend: String(Math.max(1, Number(last?.spend ?? 0) * 2)),
                percent: last?.percent ?? '100',
              },
            ]);
          }}
        >
          {t('ui.designer.add')}
        </Button>
      </div>
      {answer.error !== null && (
        <div class="panel-body">
          <Notice>{failureText(answer.error)}</Notice>
        </div>
      )}
      <Table
        caption={t('ui.designer.table')}
        rows={shown.bands}
        rowKey={(band) => String(band.from_major)}
        columns={[
          { id: 'band', header: t('ui.designer.band'), cell: (band) => bandText(band) },
          {
            id: 'people',
            header: t('ui.column.people'),
            number: true,
            cell: (band) => formatCount(band.customers),
          },
          {
            id: 'share',
            header: t('ui.column.share'),
            number: true,
            cell: (band) => formatShare(band.share),
          },
          {
            id: 'climb',
            header: t('ui.designer.climb'),
            number: true,
            minor: true,
            cell: (band) => (
              <span class={band.too_few_climb ? 'designer-warn' : undefined}>
                {formatShare(band.climb_share)}
                {band.too_few_climb ? ` ${t('ui.designer.too_few')}` : ''}
              </span>
            ),
          },
          {
            id: 'revenue',
            header: t('ui.column.revenue'),
            number: true,
            minor: true,
            cell: (band) => (
              <span title={money(band.revenue_minor)}>{moneyShort(band.revenue_minor)}</span>
            ),
          },
          {
            id: 'cost',
            header: t('ui.designer.cost'),
            number: true,
            cell: (band) => (
              <span title={money(band.discount_minor)}>{moneyShort(band.discount_minor)}</span>
            ),
          },
        ]}
        footer={
          <tr>
            <td>{t('ui.figure.total')}</td>
            <td class="cell-number">{formatCount(shown.customers)}</td>
            <td class="cell-number">{formatShare(shown.customers === 0 ? null : 1)}</td>
            <td class="cell-number cell-minor" />
            <td class="cell-number cell-minor">{moneyShort(shown.revenue_minor)}</td>
            <td class="cell-number" title={money(shown.discount_minor)}>
              {moneyShort(shown.discount_minor)}
            </td>
          </tr>
        }
      />
    </Panel>
  );
}

function bandText(band: DesignBand): string {
  const from = band.from_major === null ? null : formatCount(band.from_major);
  const to = band.to_major === null ? null : formatCount(band.to_major);
  if (from === null) return t('ui.designer.below', { to: to ?? '' });
  return to === null ? t('ui.designer.from', { from }) : t('ui.designer.between', { from, to });
}

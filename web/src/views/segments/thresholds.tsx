// The thresholds of scores, levels and stages under the hand: while one is dragged, the core says what
// it would change; nothing changes until it is applied, and that can be undone.
import { useState } from 'preact/hooks';
import { failureOf } from '../../client';
import { useDesk } from '../../desk';
import { codeText, factName, people } from '../../figures';
import { formatCount } from '../../format';
import { failureText, t } from '../../i18n';
import type { KindChange } from '../../protocol';
import { version } from '../../state';
import { Button, Notice, toast } from '../../ui';
import { usePolicyAnswer, type PolicyFigures } from '../shared/policy';
import { useAnswer } from '../shared/use_answer';

// One list of bounds of the policy, and how far each may be dragged.
interface Scale {
  slice: 'rfm' | 'lifecycle';
  key: string;
  // Bounds rise or fall from the first to the last.
  rising: boolean;
  least: number;
  most: (bounds: readonly number[]) => number;
  // What the bound at `index` stands for.
  label: (index: number) => string;
  unit: string;
}

const score = (index: number) => t('ui.thresholds.score', { n: 5 - index });
const SCALES: readonly Scale[] = [
  {
    slice: 'rfm',
    key: 'recency_months',
    rising: true,
    least: 0,
    most: () => 24,
    label: score,
    unit: 'months',
  },
  {
    slice: 'rfm',
    key: 'frequency_orders',
    rising: false,
    least: 1,
    most: (bounds) => Math.max(20, ...bounds),
    label: score,
    unit: 'orders',
  },
  {
    slice: 'rfm',
    key: 'monetary_major',
    rising: false,
    least: 0,
    most: (bounds) => Math.max(5000, ...bounds.map((bound) => bound * 2)),
    label: score,
    unit: 'money',
  },
  {
    slice: 'rfm',
    key: 'level_value',
    rising: false,
    least: 0,
    most: (bounds) => Math.max(40, ...bounds),
    label: (index) => codeText('level', ['supreme', 'vip', 'advanced', 'regular'][index] ?? ''),
    unit: 'points',
  },
];

type Bounds = Readonly<Record<string, readonly number[]>>;

export function Thresholds() {
  const { value: policy } = usePolicyAnswer();
  if (policy === null) return null;
  return (
    <details class="panel thresholds">
      <summary class="panel-head">
        <h2>{t('ui.thresholds.title')}</h2>
        <p class="quiet small">{t('ui.thresholds.note')}</p>
      </summary>
      <Editor policy={policy} />
    </details>
  );
}

function boundsOf(policy: PolicyFigures, scale: Scale): readonly number[] {
  const slice: Record<string, unknown> = { ...policy[scale.slice] };
  const bounds = slice[scale.key];
  return Array.isArray(bounds) ? (bounds as number[]) : [];
}

function withBounds(policy: PolicyFigures, edited: Bounds): string {
  const rfm: Record<string, unknown> = { ...policy.rfm };
  for (const [key, bounds] of Object.entries(edited)) rfm[key] = bounds;
  return JSON.stringify({ ...policy, rfm });
}

function Editor({ policy }: { policy: PolicyFigures }) {
  const desk = useDesk();
  const [edited, setEdited] = useState<Bounds>({});
  const untouched = Object.keys(edited).length === 0;
  const candidate = withBounds(policy, edited);
  const answer = useAnswer(
    () => (untouched ? Promise.resolve<KindChange[]>([]) : desk.tryPolicy(candidate)),
    [desk, candidate, version.value],
  );
  const apply = async () => {
    try {
      await desk.setPolicy(candidate, { label: 'ui.undo.thresholds' });
      setEdited({});
      toast(t('ui.thresholds.applied'));
    } catch (thrown) {
      toast(failureText(failureOf(thrown)), { tone: 'error' });
    }
  };
  return (
    <div class="panel-body thresholds-desk">
      <div class="thresholds-scales">
        {SCALES.map((scale) => (
          <ScaleEditor
            key={scale.key}
            scale={scale}
            bounds={edited[scale.key] ?? boundsOf(policy, scale)}
            onChange={(bounds) => setEdited({ ...edited, [scale.key]: bounds })}
          />
        ))}
      </div>
      <div class="thresholds-effect" aria-live="polite">
        {answer.error !== null ? (
          <Notice>{failureText(answer.error)}</Notice>
        ) : untouched ? (
          <p class="quiet">{t('ui.thresholds.hint')}</p>
        ) : (
          (answer.value ?? []).map((change) => <Effect key={change.what} change={change} />)
        )}
        <div class="actions">
          <Button
            kind="primary"
            disabled={untouched || answer.error !== null}
            onClick={() => void apply()}
          >
            {t('ui.thresholds.apply')}
          </Button>
          <Button kind="quiet" disabled={untouched} onClick={() => setEdited({})}>
            {t('ui.thresholds.reset')}
          </Button>
        </div>
      </div>
    </div>
  );
}

interface ScaleProps {
  scale: Scale;
  bounds: readonly number[];
  onChange: (bounds: readonly number[]) => void;
}

function ScaleEditor({ scale, bounds, onChange }: ScaleProps) {
  // A bound never passes its neighbours: they make room for one another.
  const move = (index: number, value: number) => {
    const next = [...bounds];
    next[index] = value;
    const step = scale.rising ? 1 : -1;
    for (let i = index + 1; i < next.length; ++i) {
      const before = next[i - 1]!;
      if ((next[i]! - before) * step <= 0) next[i] = before + step;
    }
    for (let i = index - 1; i >= 0; --i) {
      const after = next[i + 1]!;
      if ((after - next[i]!) * step <= 0) next[i] = after - step;
    }
    if (next.every((bound) => bound >= scale.least)) onChange(next);
  };
  return (
    <fieldset class="scale">
      <legend>{t(`ui.thresholds.${scale.key}`)}</legend>
      {bounds.map((bound, index) => (
        <label key={index} class="scale-bound">
          <span>{scale.label(index)}</span>
          <input
            type="range"
            min={scale.least}
            max={scale.most(bounds)}
            step={scale.unit === 'money' ? 10 : 1}
            value={bound}
            aria-valuetext={t(`ui.thresholds.unit_${scale.unit}`, { n: bound })}
            onInput={(event) => move(index, Number(event.currentTarget.value))}
          />
          <output>{t(`ui.thresholds.unit_${scale.unit}`, { n: formatCount(bound) })}</output>
        </label>
      ))}
    </fieldset>
  );
}

function Effect({ change }: { change: KindChange }) {
  return (
    <section class="effect" aria-label={factName(change.what)}>
      <h3>
        {t('ui.thresholds.moved', { what: factName(change.what), people: people(change.moved) })}
      </h3>
      <table class="table">
        <tbody>
          {change.kinds.map((kind) => {
            const by = kind.after - kind.before;
            return (
              <tr key={kind.code}>
                <th scope="row">
                  {kind.code === null ? t('ui.migration.none') : codeText(change.what, kind.code)}
                </th>
                <td class="cell-number">{formatCount(kind.before)}</td>
                <td class="effect-arrow" aria-hidden="true">
                  →
                </td>
                <td class="cell-number">
                  <strong>{formatCount(kind.after)}</strong>
                </td>
                <td class="cell-number effect-by">
                  {by === 0 ? '' : `${by > 0 ? '+' : '−'}${formatCount(Math.abs(by))}`}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

// The thresholds of scores, levels, stages, tiers and groups under the hand: while one is dragged, the core says what
// it would change; nothing changes until it is applied, and that can be undone.
import { useState } from 'preact/hooks';
import { failureOf } from '../../client';
import { useDesk } from '../../desk';
import { codeText, currency, factName, people } from '../../figures';
import { formatCount, formatMoney } from '../../format';
import { failureText, t } from '../../i18n';
import type { KindChange } from '../../protocol';
import { version } from '../../state';
import { Button, Icon, Notice, toast } from '../../ui';
import { usePolicyAnswer, type PolicyFigures } from '../common/policy';
import { useSteadyAnswer } from '../common/use_steady_answer';
import { withFormerGroups, type PolicyDocument } from '../settings/policy/document';
import { moved, valueAt, withValue, type Scale, type Unit } from './scales';

type Edited = Readonly<Record<string, readonly number[]>>;

// `scales` are those of the part that is shown.
interface Props {
  scales: readonly Scale[];
  // What is to be known before they are moved.
  hint?: string | false;
}

export function Thresholds({ scales, hint }: Props) {
  const { value: policy } = usePolicyAnswer();
  if (policy === null) return null;
  return (
    <details class="panel thresholds">
      <summary class="panel-head">
        <h2>
          <Icon name="chevron_right" /> {t('ui.thresholds.title')}
        </h2>
        <p class="quiet small">{t('ui.thresholds.note')}</p>
      </summary>
      {hint && <p class="panel-body quiet small">{hint}</p>}
      <Editor policy={policy} scales={scales} />
    </details>
  );
}

const boundsOf = (policy: unknown, scale: Scale) =>
  scale.bounds.map(({ at }) => valueAt(policy, at));

function withBounds(policy: PolicyFigures, scales: readonly Scale[], edited: Edited): string {
  let next: unknown = policy;
  for (const scale of scales) {
    edited[scale.id]?.forEach((value, index) => {
      next = withValue(next, scale.bounds[index]!.at, value);
    });
  }
  const [before, after] = [policy as unknown, next] as PolicyDocument[];
  return JSON.stringify(withFormerGroups(before!, after!));
}

interface EditorProps {
  policy: PolicyFigures;
  scales: readonly Scale[];
}

function Editor({ policy, scales }: EditorProps) {
  const desk = useDesk();
  const [edited, setEdited] = useState<Edited>({});
  const untouched = Object.keys(edited).length === 0;
  const candidate = withBounds(policy, scales, edited);
  const answer = useSteadyAnswer(
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
        {scales.map((scale) => (
          <ScaleEditor
            key={scale.id}
            scale={scale}
            bounds={edited[scale.id] ?? boundsOf(policy, scale)}
            onChange={(bounds) => setEdited({ ...edited, [scale.id]: bounds })}
          />
        ))}
      </div>
      <div class="thresholds-effect" aria-live="polite">
        {answer.error !== null ? (
          <Notice>{failureText(answer.error)}</Notice>
        ) : untouched ? (
          <p class="quiet">{t('ui.thresholds.hint')}</p>
        ) : (
          <Effects changes={answer.value} />
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

function boundText(unit: Unit, bound: number): string {
  if (unit === 'money') return formatMoney(bound, { ...currency.value, minor_digits: 0 });
  return t(`ui.thresholds.unit_${unit}`, { n: formatCount(bound) });
}

interface ScaleProps {
  scale: Scale;
  bounds: readonly number[];
  onChange: (bounds: readonly number[]) => void;
}

function ScaleEditor({ scale, bounds, onChange }: ScaleProps) {
  const move = (index: number, value: number) => {
    const next = moved(scale, bounds, index, value);
    if (next !== null) onChange(next);
  };
  return (
    <fieldset class="scale">
      <legend>{t(`ui.thresholds.${scale.id}`)}</legend>
      {bounds.map((bound, index) => (
        <label key={index} class="scale-bound">
          <span>{scale.bounds[index]?.label()}</span>
          <input
            type="range"
            min={scale.least}
            max={scale.most(bounds)}
            step={scale.unit === 'money' ? 10 : 1}
            value={bound}
            aria-valuetext={boundText(scale.unit, bound)}
            onInput={(event) => move(index, Number(event.currentTarget.value))}
          />
          <output>{boundText(scale.unit, bound)}</output>
        </label>
      ))}
    </fieldset>
  );
}

// Who moves, partition by partition; those in which nobody does are left out.
function Effects({ changes }: { changes: readonly KindChange[] | null }) {
  if (changes === null) return null;
  const moving = changes.filter((change) => change.moved > 0);
  if (moving.length === 0) return <p class="quiet">{t('ui.policy.moves_nobody')}</p>;
  return (
    <>
      {moving.map((change) => (
        <Effect key={change.what} change={change} />
      ))}
    </>
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

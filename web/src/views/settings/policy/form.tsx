// Every threshold as a form, made from the policy's schema. Changes gather in hand, checked by the core
// as they are made; applying them is one step that can be undone.
import { useRef, useState } from 'preact/hooks';
import { failureOf } from '../../../client';
import { useDesk } from '../../../desk';
import { formatCount } from '../../../format';
import { failureText, t } from '../../../i18n';
import type { Failure } from '../../../protocol';
import { session, version } from '../../../state';
import { Button, Notice, Skeleton, toast } from '../../../ui';
import { useAnswer } from '../../common/use_answer';
import {
  changesBetween,
  readDocument,
  withField,
  withFormerGroups,
  type PolicyDocument,
} from './document';
import { changePolicyDraft, policyDraft } from './draft';
import { PolicyField } from './field';
import { ChangePreview } from './preview';
import { slicesOf } from './schema';
import { fieldName, sliceAbout, sliceName } from './words';

const CHECK_PAUSE_MS = 120;
const SLICES = slicesOf();

export function PolicyForm() {
  const desk = useDesk();
  const ready = session.value.kind === 'ready';
  const asked = useAnswer(async () => {
    if (!ready) return null;
    const [current, standard] = await Promise.all([desk.policy(), desk.defaultPolicy()]);
    return { current: readDocument(current), standard: readDocument(standard) };
  }, [desk, ready, version.value]);
  if (asked.error !== null) return <Notice tone="error">{failureText(asked.error)}</Notice>;
  if (asked.value === null) return <Skeleton lines={12} />;
  return <Form current={asked.value.current} standard={asked.value.standard} />;
}

interface Props {
  current: PolicyDocument;
  standard: PolicyDocument;
}

function Form({ current, standard }: Props) {
  const desk = useDesk();
  const [open, setOpen] = useState<string>(SLICES[0]!.key);
  const [busy, setBusy] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const now = withFormerGroups(current, policyDraft.value ?? current);
  const text = JSON.stringify(now);
  const changes = changesBetween(current, now);
  const check = useAnswer(
    () =>
      desk.checkPolicy(text).then(
        () => null,
        (thrown: unknown) => failureOf(thrown),
      ),
    [desk, text],
    CHECK_PAUSE_MS,
  );
  const failure = changes.length === 0 ? null : check.value;

  const apply = async () => {
    setBusy(true);
    try {
      await desk.setPolicy(text);
      policyDraft.value = null;
    } catch (thrown) {
      toast(failureText(failureOf(thrown)), { tone: 'error' });
      check.again();
    } finally {
      setBusy(false);
    }
  };
  const faultySlice = sliceOf(failure);
  // Opens what is wrong, where it is not open.
  const showFault = () => {
    if (faultySlice === null) return;
    setOpen(faultySlice);
    requestAnimationFrame(() =>
      root.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus(),
    );
  };

  const slice = SLICES.find(({ key }) => key === open) ?? SLICES[0]!;
  const sliceChanged = changesBetween(
    { [slice.key]: standard[slice.key] ?? {} },
    { [slice.key]: now[slice.key] ?? {} },
  );
  return (
    <div ref={root} class="policy-form">
      <nav class="policy-slices" aria-label={t('ui.policy.slices')}>
        {SLICES.map(({ key }) => {
          const count = changes.filter((change) => change.slice === key).length;
          return (
            <button
              key={key}
              type="button"
              class="policy-slice"
              aria-current={key === slice.key ? 'true' : undefined}
              onClick={() => setOpen(key)}
            >
              {sliceName({ key })}
              {count > 0 && (
                <span class="policy-count" aria-label={t('ui.policy.changes', { n: count })}>
                  {formatCount(count)}
                </span>
              )}
            </button>
          );
        })}
      </nav>
      <section class="policy-fields" aria-labelledby="slice-title">
        <div class="policy-head">
          <div>
            <h2 id="slice-title">{sliceName(slice)}</h2>
            <p class="quiet small">{sliceAbout(slice)}</p>
          </div>
          <Button
            small
            icon="undo"
            disabled={sliceChanged.length === 0}
            onClick={() => changePolicyDraft({ ...now, [slice.key]: standard[slice.key] ?? {} })}
          >
            {t('ui.policy.reset_slice')}
          </Button>
        </div>
        {slice.fields.map((field) => (
          <PolicyField
            key={`${slice.key}.${field.key}`}
            slice={slice.key}
            field={field}
            value={now[slice.key]?.[field.key]}
            standard={standard[slice.key]?.[field.key]}
            failure={failure}
            onChange={(value) =>
              changePolicyDraft(
                withField(policyDraft.value ?? current, slice.key, field.key, value),
                `${slice.key}.${field.key}`,
              )
            }
          />
        ))}
      </section>
      <div class="policy-apply" role="region" aria-label={t('ui.policy.pending')}>
        {failure !== null && (
          <Notice
            tone="error"
            actions={
              faultySlice !== null && (
                <Button small onClick={showFault}>
                  {t('ui.policy.show_fault')}
                </Button>
              )
            }
          >
            {failureText(failure)}
          </Notice>
        )}
        {changes.length > 0 && (
          <p class="quiet small policy-list">
            {changes
              .map(({ slice: of, key }) => `${sliceName({ key: of })}: ${fieldName(of, key)}`)
              .join(t('ui.list_separator'))}
          </p>
        )}
        {changes.length > 0 && failure === null && <ChangePreview text={text} />}
        <div class="actions">
          <Button
            kind="primary"
            busy={busy}
            disabled={changes.length === 0 || failure !== null}
            onClick={() => void apply()}
          >
            {t('ui.policy.apply', { n: formatCount(changes.length) })}
          </Button>
          <Button disabled={changes.length === 0} onClick={() => changePolicyDraft(null)}>
            {t('ui.policy.discard')}
          </Button>
        </div>
      </div>
    </div>
  );
}

function sliceOf(failure: Failure | null): string | null {
  const path = failure?.args['path'];
  const key = typeof path === 'string' ? path.split('/')[1] : undefined;
  return SLICES.some((slice) => slice.key === key) ? key! : null;
}

// One segment in hand: whom it holds and what they brought, as they are while the rule is being
// changed; the rule as a sentence in both languages; the rule itself; and what to do with it.
import { useEffect, useState } from 'preact/hooks';
import { failureOf } from '../../client';
import { useDesk } from '../../desk';
import { money, moneyShort, people } from '../../figures';
import { formatShare } from '../../format';
import { failureText, inLanguage, t } from '../../i18n';
import type { SavedSegment } from '../../protocol';
import { go, href, route } from '../../route';
import { version } from '../../state';
import { Button, ErrorState, Notice, Panel, TextField, toast, usePatience } from '../../ui';
import { ButtonLink } from '../common/button_link';
import { Rich } from '../common/rich';
import { ruleText } from '../common/rule_text';
import { useAnswer } from '../common/use_answer';
import { RuleBuilder } from './builder';
import {
  beginEdit,
  beginNew,
  changeDraft,
  draft,
  isChanged,
  type SegmentDraft,
} from './draft_state';
import { JsonDialog } from './json_dialog';
import { segmentName } from './name';
import { normalised } from './rule_edit';
import { freshId, put, savedIn, withSaved } from './saved_policy';

const PAUSE_MS = 80;

// `id` of a saved segment, or "new".
export function SegmentEditor({ id }: { id: string }) {
  const desk = useDesk();
  const saved = useAnswer(async () => savedIn(await desk.policy()), [desk, version.value]);
  const here = draft.value;
  const wanted = id === 'new' ? null : id;
  const mine = here !== null && here.id === wanted;
  useEffect(() => {
    if (mine || saved.value === null) return;
    const found = saved.value.find((segment) => segment.id === id);
    if (found !== undefined) beginEdit(found);
    else if (id === 'new') beginNew();
  }, [mine, saved.value, id]);

  if (mine) return <Editor key={id} now={here} saved={saved.value ?? []} />;
  if (saved.error !== null) return <ErrorState error={saved.error} />;
  const missing =
    saved.value !== null && id !== 'new' && !saved.value.some((segment) => segment.id === id);
  return missing ? (
    <Notice
      tone="warn"
      actions={<ButtonLink href={href('segments')}>{t('ui.builder.to_list')}</ButtonLink>}
    >
      {t('ui.builder.no_such', { id })}
    </Notice>
  ) : null;
}

function Editor({ now, saved }: { now: SegmentDraft; saved: readonly SavedSegment[] }) {
  const desk = useDesk();
  const [showJson, setShowJson] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const rule = normalised(now.rule);
  const text = JSON.stringify(rule);
  const answer = useAnswer(() => desk.ruleSizes(text), [desk, text, version.value], PAUSE_MS);
  const late = usePatience(answer.waiting);
  useEffect(() => setRefused(null), [text]);

  const named = segmentName(now.name).trim() !== '';
  const write = async (segment: SavedSegment, label: string) => {
    setBusy(true);
    try {
      const policy = await desk.policy();
      await desk.setPolicy(withSaved(policy, put(savedIn(policy), segment)), {
        label,
        args: { name: segmentName(segment.name) },
      });
      draft.value = {
        ...segment,
        before: { name: segment.name, rule: normalised(segment.rule) },
      };
      go('segments', { edit: segment.id }, { replace: route.value.params['edit'] === 'new' });
    } catch (thrown) {
      setRefused(failureText(failureOf(thrown)));
    } finally {
      setBusy(false);
    }
  };
  const save = () =>
    write(
      { id: now.id ?? freshId(saved, now.name.en), name: now.name, rule },
      'ui.undo.segment_saved',
    );
  const close = () => {
    draft.value = null;
    go('segments');
  };

  return (
    <Panel
      title={now.id === null ? t('ui.builder.new_title') : t('ui.builder.edit_title')}
      tools={
        <>
          <Button onClick={() => setShowJson(true)}>{t('ui.builder.json')}</Button>
          {now.id !== null && (
            <Button
              onClick={() => {
                const { zh, en } = now.name;
                beginNew(
                  {
                    zh:
                      zh === ''
                        ? ''
                        : inLanguage('zh', () => t('ui.builder.copy_of', { name: zh })),
                    en:
                      en === ''
                        ? ''
                        : inLanguage('en', () => t('ui.builder.copy_of', { name: en })),
                  },
                  rule,
                );
              }}
            >
              {t('ui.builder.duplicate')}
            </Button>
          )}
          <Button kind="quiet" icon="close" label={t('ui.action.close')} onClick={close} />
        </>
      }
      class="segment-editor"
    >
      <div class="panel-body segment-body">
        <div class={late ? 'segment-live segment-late' : 'segment-live'} aria-live="polite">
          {answer.error !== null ? (
            <Notice tone="error">{failureText(answer.error)}</Notice>
          ) : (
            answer.value !== null && (
              <p class="conclusion">
                <Rich
                  text="ui.builder.live"
                  parts={{
                    people: <strong>{people(answer.value.sizes[0]?.customers)}</strong>,
                    revenue: (
                      <strong title={money(answer.value.sizes[0]?.revenue_minor)}>
                        {moneyShort(answer.value.sizes[0]?.revenue_minor)}
                      </strong>
                    ),
                  }}
                  args={{
                    share: shareText(answer.value.sizes[0]?.customers, answer.value.customers),
                    revenue_share: shareText(
                      answer.value.sizes[0]?.revenue_minor,
                      answer.value.revenue_minor,
                    ),
                  }}
                />
              </p>
            )
          )}
        </div>
        <dl class="segment-sentences">
          {(['zh', 'en'] as const).map((lng) => (
            <div key={lng} lang={lng === 'zh' ? 'zh-CN' : 'en'}>
              <dt class="quiet small">{t(`ui.builder.sentence_${lng}`)}</dt>
              <dd>{inLanguage(lng, () => ruleText(rule))}</dd>
            </div>
          ))}
        </dl>
        <div class="segment-names">
          <TextField
            label={t('ui.builder.name_zh')}
            value={now.name.zh}
            maxLength={60}
            onChange={(zh) => changeDraft(({ name }) => ({ name: { ...name, zh } }), 'name_zh')}
          />
          <TextField
            label={t('ui.builder.name_en')}
            value={now.name.en}
            maxLength={60}
            onChange={(en) => changeDraft(({ name }) => ({ name: { ...name, en } }), 'name_en')}
          />
        </div>
        <RuleBuilder
          rule={rule}
          sizes={answer.value?.sizes ?? null}
          onChange={(next, key) => changeDraft(() => ({ rule: normalised(next) }), key)}
        />
        {refused !== null && <Notice tone="error">{refused}</Notice>}
        <div class="actions">
          <Button
            kind="primary"
            busy={busy}
            disabled={!named || !isChanged(now)}
            title={named ? undefined : t('ui.builder.needs_name')}
            onClick={() => void save()}
          >
            {t('ui.builder.save')}
          </Button>
          <Button
            disabled={now.before === null || !isChanged(now)}
            onClick={() => changeDraft(() => ({ ...now.before! }))}
          >
            {t('ui.builder.revert')}
          </Button>
          {now.id !== null && !isChanged(now) && (
            <>
              <ButtonLink href={href('customers', { segment: now.id })}>
                {t('ui.action.see_who')}
              </ButtonLink>
              <ButtonLink icon="campaigns" href={href('draft', { segment: now.id })}>
                {t('ui.action.draft')}
              </ButtonLink>
            </>
          )}
          {!named && <span class="quiet small">{t('ui.builder.needs_name')}</span>}
        </div>
      </div>
      {showJson && (
        <JsonDialog
          rule={rule}
          onClose={() => setShowJson(false)}
          onApply={(next) => {
            changeDraft(() => ({ rule: normalised(next) }));
            setShowJson(false);
            toast(t('ui.builder.pasted'));
          }}
        />
      )}
    </Panel>
  );
}

function shareText(part: number | undefined, whole: number): string {
  return formatShare(part === undefined || whole === 0 ? null : part / whole);
}

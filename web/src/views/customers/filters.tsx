// What narrows the table: chips for stages and levels, and whatever the address asks for.
import { activityName, codeText, factName } from '../../figures';
import { formatCount } from '../../format';
import { t } from '../../i18n';
import { LEVELS, STAGES } from '../../protocol';
import { factById, report } from '../../state';
import { Button, Icon } from '../../ui';
import { segmentName } from '../segments/name';
import { markOf } from '../shop/marks';
import type { PolicyFigures } from '../common/policy';
import { ruleText } from '../common/rule_text';
import { EVERYBODY, factRule, isEverybody, toggled, type Filter } from './filter';

function segmentTitle(id: string, policy: PolicyFigures | null): string {
  const found = policy?.segments.saved.find((segment) => segment.id === id);
  return found === undefined ? id : segmentName(found.name);
}

// What a comparison calls a segment: a saved one's id, or "stage:silent".
function movedTitle(id: string, policy: PolicyFigures | null): string {
  const [fact = '', code] = id.split(':');
  return code === undefined ? segmentTitle(id, policy) : codeText(fact, code);
}

// A filter beside which there is no other: an activity's audience, a segment, who moved.
function standingAlone(
  { activity, segment, mark, moved }: Filter,
  policy: PolicyFigures | null,
): { group: string; name: string } | null {
  if (activity !== null) return { group: t('ui.nav.campaigns'), name: activityName(activity) };
  if (segment !== null) return { group: t('ui.nav.segments'), name: segmentTitle(segment, policy) };
  if (mark !== null) {
    const name = markOf(mark)?.label ?? t('ui.customers.mark_gone');
    return { group: t('ui.customers.mark'), name };
  }
  if (moved === null) return null;
  return {
    group: t('ui.nav.segments'),
    name: t(`ui.snapshot.who_${moved.how}`, { name: movedTitle(moved.segment, policy) }),
  };
}

interface Props {
  filter: Filter;
  policy: PolicyFigures | null;
  onChange: (filter: Filter) => void;
}

export function Filters({ filter, policy, onChange }: Props) {
  const sizes = new Map<string, number>([
    ...(report.value?.lifecycle.stages ?? []).map((row) => [row.stage, row.customers] as const),
    ...(report.value?.rfm.levels ?? []).map((row) => [row.level, row.customers] as const),
  ]);
  const alone = standingAlone(filter, policy);
  // Any other filter takes the place of one that stands alone.
  const set = (change: Partial<Filter>) =>
    onChange({ ...filter, ...change, activity: null, segment: null, mark: null, moved: null });
  return (
    <div class="filters">
      {alone !== null && (
        <div class="filter-row" role="group" aria-label={alone.group}>
          <span class="filter-name" aria-hidden="true">
            {alone.group}
          </span>
          <div class="filter-chips">
            <FilterChip name={alone.name} on={true} onToggle={() => onChange(EVERYBODY)} />
          </div>
        </div>
      )}
      {Object.keys(filter.facts).length > 0 && (
        <div class="filter-row" role="group" aria-label={t('ui.customers.more_filters')}>
          <span class="filter-name" aria-hidden="true">
            {t('ui.customers.more_filters')}
          </span>
          <div class="filter-chips">
            {Object.entries(filter.facts).map(([fact, text]) => (
              <FilterChip
                key={fact}
                name={factFilterText(fact, text)}
                on={true}
                onToggle={() => {
                  const rest = Object.entries(filter.facts).filter(([other]) => other !== fact);
                  onChange({ ...filter, facts: Object.fromEntries(rest) });
                }}
              />
            ))}
          </div>
        </div>
      )}
      <div class="filter-row" role="group" aria-label={t('ui.column.stage')}>
        <span class="filter-name" aria-hidden="true">
          {t('ui.column.stage')}
        </span>
        <div class="filter-chips">
          {STAGES.map((stage) => (
            <FilterChip
              key={stage}
              colour={`--stage-${stage}`}
              name={t(`stage.${stage}`)}
              size={sizes.get(stage)}
              on={filter.stages.includes(stage)}
              onToggle={() => set({ stages: toggled(filter.stages, stage) })}
            />
          ))}
        </div>
      </div>
      <div class="filter-row" role="group" aria-label={t('ui.column.level')}>
        <span class="filter-name" aria-hidden="true">
          {t('ui.column.level')}
        </span>
        <div class="filter-chips">
          {LEVELS.map((level) => (
            <FilterChip
              key={level}
              colour={`--level-${level}`}
              name={t(`level.${level}`)}
              size={sizes.get(level)}
              on={filter.levels.includes(level)}
              onToggle={() => set({ levels: toggled(filter.levels, level) })}
            />
          ))}
          <FilterChip
            name={t('ui.figure.returning')}
            size={report.value?.customers.returning}
            on={filter.returning}
            onToggle={() => set({ returning: !filter.returning })}
          />
          {!isEverybody(filter) && (
            <Button kind="quiet" small icon="close" onClick={() => onChange(EVERYBODY)}>
              {t('ui.customers.clear_filter')}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}

// "价值层级：钻石客户、金级客户".
function factFilterText(fact: string, text: string): string {
  const known = factById.value.get(fact);
  if (known !== undefined && known.type !== 'code' && known.type !== 'count') {
    const rule = factRule(known, text);
    if (rule !== null) return ruleText(rule);
  }
  const values = text.split(',').map((value) => codeText(fact, value));
  return t('ui.customers.fact_filter', {
    fact: factName(fact),
    values: values.join(t('ui.list_separator')),
  });
}

interface FilterChipProps {
  colour?: string;
  name: string;
  size?: number | undefined;
  on: boolean;
  onToggle: () => void;
}

function FilterChip({ colour, name, size, on, onToggle }: FilterChipProps) {
  return (
    <button type="button" class="filter-chip" aria-pressed={on} onClick={onToggle}>
      {on ? (
        <Icon name="check" size={12} />
      ) : (
        colour !== undefined && (
          <span class="filter-dot" style={{ background: `var(${colour})` }} aria-hidden="true" />
        )
      )}
      {name}
      {size !== undefined && <span class="filter-size">{formatCount(size)}</span>}
    </button>
  );
}

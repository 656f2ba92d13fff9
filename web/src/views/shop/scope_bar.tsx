// The days and the part of the shop that a view is about; every change is a step that Back undoes.
import { Button, Select, TextField } from '../../ui';
import { hasWords, t } from '../../i18n';
import { go, route } from '../../route';
import {
  choicesOf,
  codeOf,
  isWholeShop,
  monthsBefore,
  SCOPE_LISTS,
  scopeParams,
  type Choices,
  type Scope,
  type ScopeList,
} from './scope';
import './shop.css';

const MONTHS = [1, 3, 6, 12, 24] as const;

interface Props {
  scope: Scope;
  choices: Choices;
  range: { from: string; to: string };
}

export function ScopeBar({ scope, choices, range }: Props) {
  const set = (change: Partial<Scope>) => {
    const { view, params } = route.value;
    const part = params['part'];
    go(view, {
      ...(part !== undefined && { part }),
      ...scopeParams({ ...scope, ...change }),
    });
  };
  const last = choices.last_day;
  const first = choices.first_day ?? last;
  const periods = MONTHS.map((months) => ({ months, from: monthsBefore(last, months) })).filter(
    ({ from }) => from > first,
  );
  const known = range.to === last ? periods.find(({ from }) => from === range.from) : undefined;
  const whole = range.from <= first && range.to === last;
  return (
    <div class="scope" role="group" aria-label={t('ui.scope_bar.label')}>
      <Select
        label={t('ui.scope_bar.period')}
        value={whole ? 'all' : known === undefined ? 'other' : String(known.months)}
        onChange={(value) => {
          const period = periods.find(({ months }) => String(months) === value);
          if (value === 'all') set({ from: first, to: '' });
          else if (period !== undefined) set({ from: period.from, to: '' });
        }}
        options={[
          ...periods.map(({ months }) => ({
            value: String(months),
            label: t('ui.scope_bar.months', { count: months }),
          })),
          { value: 'all', label: t('ui.scope_bar.all_days') },
          { value: 'other', label: t('ui.scope_bar.other_days'), disabled: true },
        ]}
      />
      <DayField
        label={t('ui.scope_bar.from')}
        value={range.from}
        min={first}
        max={range.to}
        onDay={(from) => set({ from })}
      />
      <DayField
        label={t('ui.scope_bar.to')}
        value={range.to}
        min={range.from}
        max={last}
        onDay={(to) => set({ to: to === last ? '' : to })}
      />
      {SCOPE_LISTS.map((list) => (
        <ListField key={list} list={list} scope={scope} choices={choices} onChange={set} />
      ))}
      {!isWholeShop(scope) && (
        <Button
          kind="quiet"
          icon="close"
          onClick={() => set({ from: '', to: '', platform: '', shop: '', category: '' })}
        >
          {t('ui.scope_bar.clear')}
        </Button>
      )}
    </div>
  );
}

interface DayFieldProps {
  label: string;
  value: string;
  min: string;
  max: string;
  onDay: (day: string) => void;
}

// A day that is being typed is not one yet.
function DayField({ label, value, min, max, onDay }: DayFieldProps) {
  return (
    <TextField
      label={label}
      type="date"
      value={value}
      min={min}
      max={max}
      onChange={(day) => {
        if (/^[12]\d{3}-\d{2}-\d{2}$/.test(day) && day >= min && day <= max) onDay(day);
      }}
    />
  );
}

interface ListFieldProps {
  list: ScopeList;
  scope: Scope;
  choices: Choices;
  onChange: (change: Partial<Scope>) => void;
}

// Nothing to choose, nothing shown.
function ListField({ list, scope, choices, onChange }: ListFieldProps) {
  const rows = choicesOf(list, choices);
  if (rows.length < 2) return null;
  return (
    <Select
      label={t(`ui.scope_bar.${list}`)}
      value={scope[list]}
      onChange={(code) => onChange({ [list]: code })}
      options={[
        { value: '', label: t('ui.scope_bar.everything') },
        ...rows.map((row) => ({
          value: codeOf(row.name),
          label:
            row.name === ''
              ? t('ui.shop.unnamed')
              : list === 'platform'
                ? platformName(row.name)
                : row.name,
        })),
      ]}
    />
  );
}

function platformName(platform: string): string {
  return hasWords(`ui.scope.${platform}`) ? t(`ui.scope.${platform}`) : platform;
}

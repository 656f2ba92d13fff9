// One way to part all customers, as a panel of its groups (group_table.tsx).
import type { ComponentChildren } from 'preact';
import { codeText, factName } from '../../figures';
import { t } from '../../i18n';
import { Panel } from '../../ui';
import { factParams } from '../customers/filter';
import { GroupTable } from './group_table';

export interface GroupRow {
  code: string;
  customers: number;
  share: number | null;
  revenue_minor: number;
  // How its name is drawn; its words otherwise.
  name?: ComponentChildren;
  definition?: ComponentChildren;
}

interface Props {
  // The fact whose codes the groups are.
  fact: string;
  title: string;
  note: ComponentChildren;
  rows: readonly GroupRow[];
  // Below the rows, if they are all of them.
  total?: number;
  // Custom property with the colour of a group's bar; the accent otherwise.
  colour?: (code: string) => string;
  children?: ComponentChildren;
}

// Stages and levels have filters of their own in the customer table.
export function groupParams(fact: string, code: string): Record<string, string> {
  return fact === 'stage' || fact === 'level' ? { [fact]: code } : factParams({ [fact]: code });
}

export function GroupList({ fact, title, note, rows, total, colour, children }: Props) {
  return (
    <Panel title={title} note={note}>
      {children}
      <GroupTable
        label={title}
        nameHeader={factName(fact)}
        revenueHeader={t('ui.column.revenue')}
        total={total}
        lines={rows.map((row) => {
          const label = codeText(fact, row.code);
          return {
            key: row.code,
            label,
            name: row.name ?? <span class="group-label">{label}</span>,
            definition: row.definition,
            customers: row.customers,
            share: row.share,
            revenue_minor: row.revenue_minor,
            params: row.customers > 0 ? groupParams(fact, row.code) : null,
            ...(colour !== undefined && { colour: colour(row.code) }),
          };
        })}
      />
    </Panel>
  );
}

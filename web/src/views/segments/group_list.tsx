// One way to part all customers, as rows: what each group is called and means, how large it is, what
// it brings, and the two things to do with one: see who they are, write to them.
import type { ComponentChildren } from 'preact';
import { codeText, factName, money, moneyShort } from '../../figures';
import { formatCount, formatShare } from '../../format';
import { t } from '../../i18n';
import { href } from '../../route';
import { factParams } from '../customers/filter';

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

// The roles are spelt out because the style sheet lays rows out as grids, which makes browsers forget
// that they are table rows.
export function GroupList({ fact, title, note, rows, total, colour, children }: Props) {
  return (
    <section class="panel" aria-label={title}>
      <div class="panel-head">
        <div>
          <h2>{title}</h2>
          <p class="quiet small">{note}</p>
        </div>
      </div>
      {children}
      <table class="groups" role="table">
        <thead role="rowgroup">
          <tr class="group-row" role="row">
            <th role="columnheader" scope="col" class="group-name">
              {factName(fact)}
            </th>
            <th role="columnheader" scope="col" class="group-people">
              {t('ui.column.people')}
            </th>
            <th role="columnheader" scope="col" class="group-share">
              {t('ui.column.share')}
            </th>
            <th role="columnheader" scope="col" class="group-revenue">
              {t('ui.column.revenue')}
            </th>
            <th role="columnheader" scope="col" class="group-actions">
              <span class="visually-hidden">{t('ui.column.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <Group key={row.code} fact={fact} row={row} colour={colour?.(row.code) ?? '--accent'} />
          ))}
        </tbody>
        {total !== undefined && (
          <tfoot role="rowgroup">
            <tr class="group-row" role="row">
              <th role="rowheader" scope="row" class="group-name">
                {t('ui.figure.total')}
              </th>
              <td role="cell" class="group-people">
                {formatCount(total)}
              </td>
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}

function Group({ fact, row, colour }: { fact: string; row: GroupRow; colour: string }) {
  const label = codeText(fact, row.code);
  const params = groupParams(fact, row.code);
  return (
    <tr class="group-row" role="row">
      <th role="rowheader" scope="row" class="group-name">
        {row.name ?? <span class="group-label">{label}</span>}
        {row.definition !== undefined && <span class="group-definition">{row.definition}</span>}
      </th>
      <td role="cell" class="group-people">
        {formatCount(row.customers)}
      </td>
      <td role="cell" class="group-share">
        <span class="group-track" aria-hidden="true">
          <span
            class="group-bar"
            style={{ width: `${(row.share ?? 0) * 100}%`, background: `var(${colour})` }}
          />
        </span>
        <span class="group-percent">{formatShare(row.share)}</span>
      </td>
      <td role="cell" class="group-revenue" title={money(row.revenue_minor)}>
        {moneyShort(row.revenue_minor)}
      </td>
      <td role="cell" class="group-actions">
        {row.customers > 0 && (
          <>
            <a
              href={href('customers', params)}
              aria-label={t('ui.segments.see_who_of', { group: label })}
            >
              {t('ui.action.see_who')}
            </a>
            <a
              href={href('draft', params)}
              aria-label={t('ui.segments.draft_for', { group: label })}
            >
              {t('ui.action.draft')}
            </a>
          </>
        )}
      </td>
    </tr>
  );
}

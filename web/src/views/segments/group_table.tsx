// Groups of customers as rows: what each is called and means, how large it is, what it brings, and what
// can be done with it. The one table of saved segments and of every way to part the shop.
import type { ComponentChildren } from 'preact';
import { money, moneyShort } from '../../figures';
import { formatCount, formatShare } from '../../format';
import { t } from '../../i18n';
import { href } from '../../route';

export interface GroupLine {
  key: string;
  // Said after "see who" and "draft" for those who hear the page.
  label: string;
  name: ComponentChildren;
  definition?: ComponentChildren;
  // Null while it is not known; `note` then says why.
  customers: number | null;
  // Below the number of people.
  note?: ComponentChildren;
  share: number | null;
  revenue_minor: number | null;
  // Custom property with the colour of its bar.
  colour?: string;
  // Where its customers are and where they are written to; without, neither is offered.
  params: Readonly<Record<string, string>> | null;
  more?: ComponentChildren;
}

interface Props {
  label: string;
  // What the first and the fourth column hold.
  nameHeader: string;
  revenueHeader: string;
  lines: readonly GroupLine[];
  // Below the rows, if they are all of them.
  total?: number | undefined;
  class?: string;
}

// The roles are spelt out because the style sheet lays rows out as grids, which makes browsers forget
// that they are table rows.
export function GroupTable({ label, nameHeader, revenueHeader, lines, total, ...rest }: Props) {
  return (
    <table class={`groups ${rest.class ?? ''}`} role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr class="group-row" role="row">
          <th role="columnheader" scope="col" class="group-name">
            {nameHeader}
          </th>
          <th role="columnheader" scope="col" class="group-people">
            {t('ui.column.people')}
          </th>
          <th role="columnheader" scope="col" class="group-share">
            {t('ui.column.share')}
          </th>
          <th role="columnheader" scope="col" class="group-revenue">
            {revenueHeader}
          </th>
          <th role="columnheader" scope="col" class="group-actions">
            <span class="visually-hidden">{t('ui.column.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {lines.map((line) => (
          <Line key={line.key} line={line} />
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
  );
}

function Line({ line }: { line: GroupLine }) {
  return (
    <tr class="group-row" role="row">
      <th role="rowheader" scope="row" class="group-name">
        {line.name}
        {line.definition !== undefined && <span class="group-definition">{line.definition}</span>}
      </th>
      <td role="cell" class="group-people">
        {line.customers !== null && formatCount(line.customers)}
        {line.note}
      </td>
      <td role="cell" class="group-share">
        <span class="group-track" aria-hidden="true">
          {line.customers !== null && line.customers > 0 && (
            <span
              class="group-bar"
              style={{
                width: `max(1px, ${(line.share ?? 0) * 100}%)`,
                background: `var(${line.colour ?? '--accent'})`,
              }}
            />
          )}
        </span>
        <span class="group-percent">{line.customers !== null && formatShare(line.share)}</span>
      </td>
      <td
        role="cell"
        class="group-revenue"
        title={line.revenue_minor === null ? undefined : money(line.revenue_minor)}
      >
        {line.revenue_minor !== null && moneyShort(line.revenue_minor)}
      </td>
      <td role="cell" class="group-actions">
        {line.params !== null && (
          <>
            <a
              href={href('customers', line.params)}
              aria-label={t('ui.segments.see_who_of', { group: line.label })}
            >
              {t('ui.action.see_who')}
            </a>
            <a
              href={href('draft', line.params)}
              aria-label={t('ui.segments.draft_for', { group: line.label })}
            >
              {t('ui.action.draft')}
            </a>
          </>
        )}
        {line.more}
      </td>
    </tr>
  );
}

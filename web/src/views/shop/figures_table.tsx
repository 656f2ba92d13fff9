// Figures as a table that is saved as a file, each row leading to its customers.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { DataTable } from '../../charts/chart';
import { tableToCsv, type ChartTable } from '../../charts/data';
import { useDesk } from '../../desk';
import { formatCount } from '../../format';
import { t } from '../../i18n';
import { Button, Panel } from '../../ui';

// More rows than these push what stands below out of sight: the first are shown, the file holds all.
const MOST_ROWS = 20;
const FIRST_ROWS = 12;

interface Props {
  title: string;
  note?: ComponentChildren;
  table: ChartTable;
  tools?: ComponentChildren;
  onSelect?: (index: number) => void;
  canSelect?: (index: number) => boolean;
}

export function FiguresTable({ title, note, table, tools, onSelect, canSelect }: Props) {
  const desk = useDesk();
  const [all, setAll] = useState(false);
  const folded = table.rows.length > MOST_ROWS;
  return (
    <Panel
      title={title}
      note={note}
      landmark={false}
      tools={
        <>
          {tools}
          <Button
            kind="quiet"
            small
            label={t('ui.chart.save_csv', { title })}
            onClick={() => desk.save(`${title}.csv`, 'text/csv', tableToCsv(table))}
          >
            {t('ui.chart.csv')}
          </Button>
        </>
      }
      class="chart"
    >
      <DataTable
        title={title}
        table={folded && !all ? { ...table, rows: table.rows.slice(0, FIRST_ROWS) } : table}
        {...(onSelect && { onSelect })}
        {...(canSelect && { canSelect })}
      />
      {folded && (
        <p class="figures-fold no-print">
          <Button kind="quiet" small aria-expanded={all} onClick={() => setAll(!all)}>
            {t(all ? 'ui.figures.fold' : 'ui.figures.all', {
              n: formatCount(all ? FIRST_ROWS : table.rows.length),
            })}
          </Button>
        </p>
      )}
    </Panel>
  );
}

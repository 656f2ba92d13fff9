// Figures as a table that is saved as a file, each row leading to its customers.
import type { ComponentChildren } from 'preact';
import { DataTable } from '../../charts/chart';
import { tableToCsv, type ChartTable } from '../../charts/data';
import { useDesk } from '../../desk';
import { t } from '../../i18n';
import { Button, Panel } from '../../ui';

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
      <div class="panel-body">
        <DataTable
          title={title}
          table={table}
          {...(onSelect && { onSelect })}
          {...(canSelect && { canSelect })}
        />
      </div>
    </Panel>
  );
}

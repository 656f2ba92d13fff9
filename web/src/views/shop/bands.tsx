// How many of what fall into each band: lying bars in the order of the bands, each with its customers.
import { Chart, useSpec } from '../../charts/chart';
import { onRow, tableOf } from '../../charts/data';
import { countShort, money } from '../../figures';
import { formatCount, formatShare } from '../../format';
import { t } from '../../i18n';
import type { Band } from '../../protocol';

interface Props {
  title: string;
  // What is counted, and what the bands are of.
  counted: string;
  of: string;
  bands: readonly Band[];
  name: (band: Band) => string;
  onSelect: (band: Band) => void;
}

export function Bands({ title, counted, of, bands, name, onSelect }: Props) {
  const spec = useSpec(
    () => ({
      kind: 'ranked',
      table: tableOf(bands, [
        [of, (band) => name(band)],
        [counted, (band) => formatCount(band.count)],
        [t('ui.column.share'), (band) => formatShare(band.share.value)],
        [t('ui.figure.net'), (band) => money(band.net_minor)],
        [t('ui.shop.net_share'), (band) => formatShare(band.net_share.value)],
      ]),
      values: bands.map((band) => band.count),
      axis: countShort,
      colors: bands.map(() => '--accent'),
      labels: bands.map((band) => `${formatCount(band.count)}   ${formatShare(band.share.value)}`),
    }),
    [bands, title],
  );
  return (
    <Chart
      title={title}
      summary={bands.map((band) => `${name(band)} ${formatCount(band.count)}`).join(', ')}
      spec={spec}
      height={Math.max(bands.length, 2) * 28}
      fileName={title}
      selectHint={t('ui.action.see_who')}
      onSelect={onRow(bands, onSelect)}
    />
  );
}

// The last number of a band of whole ones; null has no end.
export function lastOf(band: Band): number | null {
  return band.below === null ? null : band.below - 1;
}

export function countBand(band: Band): string {
  const last = lastOf(band);
  if (last === null) return t('ui.band.from', { from: formatCount(band.from) });
  return last === band.from
    ? formatCount(band.from)
    : t('ui.band.to', { from: formatCount(band.from), to: formatCount(last) });
}

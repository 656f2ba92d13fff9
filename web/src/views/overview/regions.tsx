// Where the customers live.
import { useState } from 'preact/hooks';
import { Chart, useSpec } from '../../charts/chart';
import { tableOf, type ChartTable } from '../../charts/data';
import { countShort, counted, money, moneyShort } from '../../figures';
import { DASH, formatCount, formatShare } from '../../format';
import { hasWords, t } from '../../i18n';
import type { GroupFigures, OrderConditions } from '../../protocol';
import { Select } from '../../ui';
import { FiguresTable } from '../shop/figures_table';
import { bought, seeCustomers } from '../shop/marks';
import { NothingHere, ShopPart } from '../shop/part';
import { filterOf } from '../shop/scope';
import type { ShopFigures } from '../shop/use_metrics';
import { Rich } from '../common/rich';
import { PROVINCE_TILES, TILE_COLUMNS, TILE_ROWS } from './provinces';

const CITIES_SHOWN = 100;

export function RegionsPart() {
  return <ShopPart sections={['regions']}>{(figures) => <Regions figures={figures} />}</ShopPart>;
}

interface Place extends GroupFigures {
  name: string;
  conditions: OrderConditions;
}

function placesTable(first: string, places: readonly Place[]): ChartTable {
  return tableOf(places, [
    [first, (place) => place.name],
    [t('ui.column.people'), (place) => formatCount(place.customers)],
    [t('ui.figure.orders'), (place) => formatCount(place.orders)],
    [t('ui.figure.net'), (place) => money(place.net_minor)],
    [t('ui.measure.aov_minor'), (place) => money(place.aov_minor.value)],
    [t('ui.products.column.refund_rate'), (place) => formatShare(place.refund_rate.value)],
    [t('ui.products.column.repeat_rate'), (place) => formatShare(place.repeat_rate.value)],
    [t('ui.products.column.new_share'), (place) => formatShare(place.new_share.value)],
  ]);
}

function Regions({ figures }: { figures: ShopFigures<'regions'> }) {
  const { regions } = figures.sections;
  const { range } = figures.frame;
  const filter = filterOf(figures.scope, figures.choices);
  const see = (place: Place) =>
    seeCustomers({
      label: t('ui.mark.place', { place: place.name, ...range }),
      rule: bought(filter, { ...range, ...place.conditions }),
    });
  const provinces = regions.provinces.map((row) => ({
    ...row,
    name: row.province ?? t('ui.shop.unnamed'),
    conditions: { provinces: [row.province ?? ''] },
  }));
  const countries = regions.countries.map((row) => ({
    ...row,
    name: row.country ?? t('ui.shop.unnamed'),
    conditions: { countries: [row.country ?? ''] },
  }));
  const cities = regions.cities.slice(0, CITIES_SHOWN).map((row) => ({
    ...row,
    name: row.city ?? t('ui.shop.unnamed'),
    conditions: { cities: [row.city ?? ''] },
  }));
  const tiers = regions.tiers.map((row) => ({
    ...row,
    name: hasWords(`fact.city_tier.${row.tier}`) ? t(`fact.city_tier.${row.tier}`) : row.tier,
    conditions: { city_tiers: [row.tier] },
  }));
  const named = regions.provinces.filter((row) => row.province !== null);
  const known = named.length > 0 ? provinces : countries;
  const top = known.find((place) => place.name !== t('ui.shop.unnamed'));
  if (top === undefined)
    return <NothingHere title={t('ui.regions.none')}>{t('ui.regions.none_hint')}</NothingHere>;
  return (
    <>
      <p class="conclusion">
        <Rich
          text="ui.regions.conclusion"
          parts={{
            place: <strong>{top.name}</strong>,
            orders: <strong>{counted(top.orders, 'orders')}</strong>,
            net: <strong title={money(top.net_minor)}>{moneyShort(top.net_minor)}</strong>,
          }}
          args={{ ...range }}
        />
      </p>
      {named.length > 0 && <Tiles places={provinces} onSelect={see} />}
      {named.length > 0 && (
        <FiguresTable
          title={t('ui.regions.provinces')}
          table={placesTable(t('fact.province'), provinces)}
          onSelect={(index) => see(provinces[index]!)}
        />
      )}
      {tiers.some((tier) => tier.orders > 0) && (
        <FiguresTable
          title={t('ui.regions.tiers')}
          table={placesTable(t('fact.city_tier'), tiers)}
          onSelect={(index) => see(tiers[index]!)}
        />
      )}
      {countries.length > 1 && (
        <FiguresTable
          title={t('ui.regions.countries')}
          table={placesTable(t('fact.country'), countries)}
          onSelect={(index) => see(countries[index]!)}
        />
      )}
      {cities.length > 1 && (
        <FiguresTable
          title={t('ui.regions.cities')}
          note={t('ui.regions.cities_note', {
            shown: formatCount(cities.length),
            total: formatCount(regions.cities.length),
          })}
          table={placesTable(t('fact.city'), cities)}
          onSelect={(index) => see(cities[index]!)}
        />
      )}
    </>
  );
}

const MEASURES = ['net_minor', 'orders', 'customers'] as const;
type Measure = (typeof MEASURES)[number];

function Tiles({ places, onSelect }: { places: Place[]; onSelect: (place: Place) => void }) {
  const [measure, setMeasure] = useState<Measure>('net_minor');
  const title = t('ui.regions.tiles');
  const write = (value: number | null) =>
    value === null ? DASH : measure === 'net_minor' ? moneyShort(value) : countShort(value);
  const tiles = PROVINCE_TILES.map(([name, x, y]) => ({
    name,
    x,
    y,
    place: places.find((place) => place.name.startsWith(name)),
  }));
  const spec = useSpec(
    () => ({
      kind: 'heat',
      tiles: true,
      table: {
        columns: [
          { label: t('fact.province'), numeric: false },
          ...MEASURES.map((one) => ({ label: t(`ui.measure.${one}`), numeric: true })),
        ],
        rows: tiles.map(({ name, place }) => [
          name,
          money(place?.net_minor),
          formatCount(place?.orders),
          formatCount(place?.customers),
        ]),
      },
      columns: Array.from({ length: TILE_COLUMNS }, (_, i) => String(i)),
      rows: Array.from({ length: TILE_ROWS }, (_, i) => String(i)),
      cells: tiles.map(({ name, x, y, place }) => {
        const value = place?.[measure] ?? null;
        return { x, y, value: value ?? 0, label: `${name}\n${write(value)}` };
      }),
    }),
    [places, measure],
  );
  return (
    <Chart
      title={title}
      summary={places
        .slice(0, 3)
        .map((place) => `${place.name} ${write(place[measure])}`)
        .join(', ')}
      spec={spec}
      height={440}
      fileName={title}
      tools={
        <Select
          label={t('ui.measure')}
          hideLabel
          value={measure}
          onChange={(value) => setMeasure(value as Measure)}
          options={MEASURES.map((value) => ({ value, label: t(`ui.measure.${value}`) }))}
        />
      }
      selectHint={t('ui.action.see_who')}
      onSelect={(index) => {
        const place = tiles[index]?.place;
        if (place !== undefined) onSelect(place);
      }}
    />
  );
}

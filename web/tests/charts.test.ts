import { describe, expect, it } from 'vitest';
import { placeJoins } from '../src/charts/options';
import {
  describeRow,
  fitted,
  plain,
  tableToCsv,
  tooltipText,
  type ChartTable,
} from '../src/charts/data';

const table: ChartTable = {
  columns: [
    { label: '阶段', numeric: false },
    { label: '人数', numeric: true },
    { label: '占比', numeric: true },
  ],
  rows: [
    ['沉默客户', '412', '4.6 %'],
    ['{a|x}', '1', '—'],
  ],
};

describe('what a chart says in words', () => {
  it('reads a mark out with its figures', () => {
    expect(describeRow(table, 0)).toBe('沉默客户, 人数 412, 占比 4.6 %');
    expect(describeRow(table, 9)).toBe('');
  });
  it('never lets data change the style of a tooltip', () => {
    expect(tooltipText(table, 1)).toBe(' a x \n人数  1\n占比  —');
    expect(plain('{b|<img onerror=alert(1)>}')).not.toMatch(/[{}|]/);
  });
});

describe('tableToCsv', () => {
  it('starts with a byte order mark and ends each line as Excel expects', () => {
    expect(tableToCsv(table)).toBe('\ufeff阶段,人数,占比\r\n沉默客户,412,4.6 %\r\n{a|x},1,—\r\n');
  });
  it('makes formulas harmless and quotes what would break a line', () => {
    const hostile: ChartTable = {
      columns: [{ label: 'a', numeric: false }],
      rows: [['=cmd|x'], ['+1'], ['-1'], ['@x'], ['\tx'], ['a,b'], ['say "x"'], ['two\nlines']],
    };
    const lines = tableToCsv(hostile).slice(1).split('\r\n');
    expect(lines.slice(1, 6)).toEqual(["'=cmd|x", "'+1", "'-1", "'@x", "'\tx"]);
    expect(lines[6]).toBe('"a,b"');
    expect(lines[7]).toBe('"say ""x"""');
    expect(lines[8]).toBe('"two\nlines"');
  });
});

describe('placeJoins', () => {
  const leaves = (names: string[]): ChartTable => ({
    columns: [{ label: 'group', numeric: false }],
    rows: names.map((name) => [name]),
  });

  it('orders leaves so that brackets never cross, each as high as its groups are apart', () => {
    const { leafAt, brackets } = placeJoins({
      table: leaves(['a', 'b', 'c', 'd']),
      joins: [
        { left: 0, right: 2, height: 1 },
        { left: 1, right: 3, height: 2 },
        { left: 4, right: 5, height: 5 },
      ],
    });
    expect(leafAt).toEqual([0, 2, 1, 3]);
    expect(brackets[0]).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ]);
    expect(brackets[2]).toEqual([
      [1, 0.5],
      [5, 0.5],
      [5, 2.5],
      [2, 2.5],
    ]);
  });
  it('places a single group', () => {
    expect(placeJoins({ table: leaves(['a']), joins: [] })).toEqual({ leafAt: [0], brackets: [] });
  });
});

describe('fitted', () => {
  it('leaves a name that has room, and counts a Latin letter as half a character', () => {
    expect(fitted('明前龙井', 4)).toBe('明前龙井');
    expect(fitted('明前龙井茶', 4)).toBe('明前龙…');
    expect(fitted('teapots!', 4)).toBe('teapots!');
    expect(fitted('teapots, two', 4)).toBe('teapots…');
    expect(fitted('', 4)).toBe('');
  });
});

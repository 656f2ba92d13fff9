import { describe, expect, it, vi } from 'vitest';
import { PAGE_ROWS, RowCache, type Row } from '../../src/views/customers/row_cache';

function ids(count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, i) => count - i);
}

const echo = (wanted: Uint32Array): Promise<readonly Row[]> =>
  Promise.resolve(Array.from(wanted, (id) => [id] as Row));

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('RowCache', () => {
  it('asks only for the pages in view, once each, and gives the rows of the selection', async () => {
    const fetch = vi.fn(echo);
    const onRows = vi.fn();
    const cache = new RowCache(ids(10_000), fetch, onRows, () => {});
    cache.need(PAGE_ROWS - 1, PAGE_ROWS);
    cache.need(PAGE_ROWS - 1, PAGE_ROWS);
    expect(cache.at(PAGE_ROWS)).toBeUndefined();
    await settle();
    expect(fetch).toHaveBeenCalledTimes(2);
    expect(onRows).toHaveBeenCalledTimes(2);
    expect(cache.at(PAGE_ROWS)).toEqual([10_000 - PAGE_ROWS]);
    expect(cache.at(3 * PAGE_ROWS)).toBeUndefined();
  });

  it('asks for a short last page and never beyond the end', async () => {
    const fetch = vi.fn(echo);
    const cache = new RowCache(
      ids(PAGE_ROWS + 3),
      fetch,
      () => {},
      () => {},
    );
    cache.need(PAGE_ROWS, PAGE_ROWS + 400);
    await settle();
    expect(fetch).toHaveBeenCalledTimes(1);
    expect(fetch.mock.calls[0]![0]).toHaveLength(3);
  });

  it('asks for nothing of an empty selection', () => {
    const fetch = vi.fn(echo);
    new RowCache(
      ids(0),
      fetch,
      () => {},
      () => {},
    ).need(0, 30);
    expect(fetch).not.toHaveBeenCalled();
  });

  it('forgets the pages used longest ago', async () => {
    const cache = new RowCache(
      ids(100 * PAGE_ROWS),
      echo,
      () => {},
      () => {},
    );
    for (let page = 0; page < 60; ++page) {
      cache.need(0, 0);
      cache.need(page * PAGE_ROWS, page * PAGE_ROWS);
      await settle();
    }
    expect(cache.at(0)).toBeDefined(); // touched at every step
    expect(cache.at(PAGE_ROWS)).toBeUndefined();
    expect(cache.at(59 * PAGE_ROWS)).toBeDefined();
  });

  it('says nothing after it is closed', async () => {
    const onRows = vi.fn();
    const onError = vi.fn();
    const cache = new RowCache(ids(10), echo, onRows, onError);
    cache.need(0, 9);
    cache.close();
    await settle();
    expect(onRows).not.toHaveBeenCalled();
    expect(onError).not.toHaveBeenCalled();
  });

  it('reports a failure and asks again when the rows are next needed', async () => {
    const fetch = vi.fn(echo).mockRejectedValueOnce(new Error('gone'));
    const onError = vi.fn();
    const cache = new RowCache(ids(10), fetch, () => {}, onError);
    cache.need(0, 9);
    await settle();
    expect(onError).toHaveBeenCalledTimes(1);
    cache.need(0, 9);
    await settle();
    expect(cache.at(0)).toEqual([10]);
  });
});

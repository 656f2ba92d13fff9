// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { route } from '../../src/route';
import type { Workspace } from '../../src/protocol';
import { workspace } from '../../src/state';
import { view } from '../../src/views/customers';
import { draft as segmentDraft } from '../../src/views/segments/draft_state';
import { freshWorkspace } from '../../src/workspace';
import { fakeDesk, HOSTILE } from '../fakes/desk';
import { mount, unmount, type Mounted } from '../fakes/mount';
import { REPORT_WITHOUT_CUSTOMERS } from '../fakes/report';

const desk = fakeDesk({ customers: 2_000 });

function press(element: Element, key: string): void {
  element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

function type(page: Mounted, text: string): void {
  const box = page.get<HTMLInputElement>('input[type=search]');
  box.value = text;
  box.dispatchEvent(new Event('input', { bubbles: true }));
}

beforeEach(() => {
  history.replaceState(null, '', '#/customers');
});
afterEach(unmount);

describe('the customer table', () => {
  it('draws a few rows of many and says how many there are', async () => {
    const page = await mount(view, desk, '#/customers');
    const grid = page.get('[role=grid]');
    expect(grid.getAttribute('aria-rowcount')).toBe('2001');
    expect(grid.querySelectorAll('[role=row]').length).toBeLessThan(60);
    expect(page.text()).toContain('共 9,012 人');
  });

  it('masks who the customers are until the eye is pressed', async () => {
    const page = await mount(view, desk, '#/customers');
    const buyers = () =>
      [...page.root.querySelectorAll('.grid-window [role=gridcell]:first-child')].map(
        (cell) => cell.textContent,
      );
    expect(buyers()[0]).toMatch(/^.\*\*$/u);
    page.control('显示个人信息').click();
    await page.settle();
    expect(buyers()[0]).not.toContain('*');
  });

  it('shows a hostile nick as the text it is', async () => {
    const page = await mount(view, desk, '#/customers');
    page.control('显示个人信息').click();
    type(page, HOSTILE);
    await page.settle(300);
    expect(page.get('.grid-window [role=gridcell]').textContent).toContain(HOSTILE);
    expect(page.root.querySelectorAll('.grid img')).toHaveLength(0);
    type(page, '');
    await page.settle();
  });

  it('asks the core to filter and says how many are left', async () => {
    const expected = await desk.selectCustomers({
      rule: { fact: 'stage', op: 'in', value: ['silent'] },
    });
    const page = await mount(view, desk, '#/customers?stage=silent');
    expect(page.get('[role=grid]').getAttribute('aria-rowcount')).toBe(String(expected.length + 1));
    const chip = [...page.root.querySelectorAll('.filter-chip')].find((c) =>
      c.textContent?.startsWith('沉默客户'),
    );
    expect(chip?.getAttribute('aria-pressed')).toBe('true');
    expect(page.control('给他们起草活动').getAttribute('href')).toBe('#/draft?stage=silent');
  });

  it('shows whom an activity is for, until another filter takes its place', async () => {
    const expected = await desk.selectCustomers({
      rule: { fact: 'stage', op: 'eq', value: 'silent' },
    });
    const page = await mount(view, desk, '#/customers?activity=silent_wake');
    expect(page.get('[role=grid]').getAttribute('aria-rowcount')).toBe(String(expected.length + 1));
    expect(page.control('给他们起草活动').getAttribute('href')).toBe(
      '#/draft?activity=silent_wake',
    );
    const lost = [...page.root.querySelectorAll<HTMLElement>('.filter-chip')].find((chip) =>
      chip.textContent?.startsWith('流失客户'),
    );
    lost!.click();
    await page.settle();
    expect(route.value.params).toEqual({ stage: 'lost' });
  });

  it('puts a filter into the address but never what was searched', async () => {
    const page = await mount(view, desk, '#/customers');
    type(page, '小鹿');
    [...page.root.querySelectorAll<HTMLElement>('.filter-chip')][4]!.click();
    await page.settle(300);
    expect(route.value.params).toEqual({ stage: 'silent' });
    expect(decodeURIComponent(location.hash)).not.toContain('小鹿');
    type(page, '');
    await page.settle();
  });

  it('offers a way out when nobody matches', async () => {
    const page = await mount(view, desk, '#/customers?level=vip');
    type(page, 'nobody is called this');
    await page.settle(300);
    expect(page.text()).toContain('没有符合条件的客户');
    page.control('清除搜索和筛选').click();
    await page.settle();
    expect(page.get('[role=grid]').getAttribute('aria-rowcount')).toBe('2001');
    expect(page.get<HTMLInputElement>('input[type=search]').value).toBe('');
    expect(route.value.params).toEqual({});
  });

  it('sorts in the core, by any column, and says by which', async () => {
    const page = await mount(view, desk, '#/customers');
    const head = () =>
      [...page.root.querySelectorAll('[role=columnheader]')].find((cell) =>
        cell.textContent?.includes('距最近购买天数'),
      )!;
    head().querySelector('button')!.click();
    await page.settle();
    expect(head().getAttribute('aria-sort')).toBe('ascending');
    const column = [...page.root.querySelectorAll('[role=columnheader]')].indexOf(head());
    const days = [...page.root.querySelectorAll('.grid-window [role=row]')].map((row) =>
      Number(row.children[column]!.textContent),
    );
    expect(days).toEqual([...days].sort((a, b) => a - b));
    head().querySelector('button')!.click();
    await page.settle();
    expect(head().getAttribute('aria-sort')).toBe('descending');
  });

  it('moves a row cursor with the arrow keys and opens the customer with Enter', async () => {
    const page = await mount(view, desk, '#/customers');
    const grid = page.get('[role=grid]');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp']) {
      press(grid, key);
      await page.settle();
    }
    expect(grid.getAttribute('aria-activedescendant')).toBe('customer-row-1');
    expect(page.get('#customer-row-1').getAttribute('aria-selected')).toBe('true');
    press(grid, 'Enter');
    await page.settle();
    expect(route.value.params['open']).toMatch(/^\d+$/);
    expect(page.get('.person').textContent).toContain('RFM 评分');
    expect(page.get('.person').textContent).toContain('每日坚果 30 包');
  });

  it('shows the orders of a person from the newest, with what went back', async () => {
    const page = await mount(view, desk, '#/customers?open=3');
    const orders = [...page.root.querySelectorAll('.timeline-order')].map((o) => o.textContent);
    expect(orders).toHaveLength(2);
    expect(orders[0]).toContain('成交');
    expect(orders[0]).toContain('¥229.00');
    expect(orders[0]).toContain('退款 ¥30.00');
    expect(orders[1]).toContain('全额退款');
    expect(page.root.querySelectorAll('.person img')).toHaveLength(0);
  });

  it('closes the person with Escape and stays at the table', async () => {
    const page = await mount(view, desk, '#/customers?stage=silent&open=3');
    press(page.get('.person'), 'Escape');
    await page.settle();
    expect(page.root.querySelector('.person')).toBeNull();
    expect(route.value.params).toEqual({ stage: 'silent' });
  });

  it('puts chosen rows on a list of the workspace and begins a segment of it', async () => {
    workspace.value = freshWorkspace();
    const documents: Workspace[] = [];
    const listing = {
      ...desk,
      setWorkspace: async (next: Workspace) => {
        documents.push(next);
      },
    };
    const page = await mount(view, listing, '#/customers');
    const ticks = page.root.querySelectorAll<HTMLElement>('.grid-tick');
    ticks[0]!.click();
    ticks[2]!.click();
    await page.settle();
    expect(route.value.params).toEqual({});
    expect(page.get('#customer-row-2').getAttribute('aria-selected')).toBe('true');
    page.control('放进名单…').click();
    await page.settle();
    const name = page.get<HTMLInputElement>('dialog input');
    name.value = '老朋友';
    name.dispatchEvent(new Event('input', { bubbles: true }));
    await page.settle();
    page.control('放进名单并建人群').click();
    await page.settle();
    expect(documents[0]?.lists.map(({ name: of, people }) => [of, people.length])).toEqual([
      ['老朋友', 2],
    ]);
    expect(route.value).toMatchObject({ view: 'segments', params: { edit: 'new' } });
    expect(segmentDraft.value?.rule).toEqual({
      all: [{ fact: 'list', op: 'in', value: ['老朋友'] }],
    });
  });

  it('lets columns be chosen', async () => {
    const page = await mount(view, desk, '#/customers');
    page.control('列').click();
    await page.settle();
    const box = [...page.root.querySelectorAll('.column-list label')]
      .find((label) => label.textContent?.includes('购买件数'))!
      .querySelector('input')!;
    expect(box.checked).toBe(false);
    box.click();
    await page.settle();
    expect(page.get('.grid-head').textContent).toContain('购买件数');
    page.control('恢复默认列').click();
    await page.settle();
    expect(page.get('.grid-head').textContent).not.toContain('购买件数');
  });

  it('says what went wrong and lets it be tried again', async () => {
    const fail = new Set(['selectCustomers']);
    const page = await mount(view, fakeDesk({ customers: 10, fail }), '#/customers');
    expect(page.get('[role=alert]').textContent).not.toBe('');
    fail.clear();
    page.control('重试').click();
    await page.settle();
    expect(page.get('[role=grid]').getAttribute('aria-rowcount')).toBe('11');
  });

  it('says what to do when no customer is known', async () => {
    const empty = fakeDesk({ customers: 0 });
    const page = await mount(view, empty, '#/customers', REPORT_WITHOUT_CUSTOMERS);
    expect(page.text()).toContain('还没有能认出的客户');
  });
});

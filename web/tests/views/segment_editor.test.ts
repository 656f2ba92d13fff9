// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Desk } from '../../src/desk';
import type { Rule, SavedSegment } from '../../src/protocol';
import { language, undoStack, version } from '../../src/state';
import { view } from '../../src/views/segments';
import { draft } from '../../src/views/segments/draft_state';
import { fakeDesk } from '../fakes/desk';
import { mount, unmount, type Mounted } from '../fakes/mount';

let policy = '';

// A desk whose policy can be changed.
function deskWithPolicy(): Desk {
  const desk = fakeDesk({ customers: 60 });
  return {
    ...desk,
    policy: async () => (policy === '' ? (policy = await desk.policy()) : policy),
    setPolicy: async (text) => {
      policy = text;
      version.value += 1;
    },
  };
}

const saved = () => (JSON.parse(policy) as { segments: { saved: SavedSegment[] } }).segments.saved;

function choose(page: Mounted, label: string, value: string): void {
  const select = page.get<HTMLSelectElement>(`select[aria-label="${label}"]`);
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

function type(input: HTMLInputElement, value: string): void {
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

// With the first count arrived.
async function opened(id: string): Promise<Mounted> {
  const page = await mount(view, deskWithPolicy(), `#/segments?edit=${id}`);
  await page.settle(300);
  return page;
}

const live = (page: Mounted) => page.get('.segment-live').textContent;

beforeEach(() => {
  policy = '';
  draft.value = null;
  undoStack.clear();
});
// Whatever is on its way arrives before the clock stops: effects that never ran would hold up those of
// the next test.
afterEach(async () => {
  await vi.advanceTimersByTimeAsync(1000);
  unmount();
});

describe('the list', () => {
  it('says of every saved segment what it is, how large, and what it brought', async () => {
    const page = await mount(view, deskWithPolicy(), '#/segments');
    const rows = page.root.querySelectorAll('.saved tbody tr');
    expect(rows).toHaveLength(2);
    expect(rows[0]!.textContent).toContain('沉默的VIP');
    expect(rows[0]!.textContent).toContain('RFM 等级：至尊VIP、VIP');
    // It has no Chinese name: the other one stands in.
    expect(rows[1]!.textContent).toContain('One order');
    const links = [...rows[0]!.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual([
      '#/segments?edit=silent_vips',
      '#/customers?segment=silent_vips',
      '#/draft?segment=silent_vips',
    ]);
  });

  it('deletes without asking', async () => {
    const page = await mount(view, deskWithPolicy(), '#/segments');
    page.get('.saved tbody tr .popover button').click();
    await page.settle();
    page.control('删除').click();
    await page.settle();
    expect(saved().map((segment) => segment.id)).toEqual(['once']);
  });

  it.each([60, 1_000_000])(
    'shows at once what waits for no model, and the rest when it comes (of %d customers)',
    async (customers) => {
      const plain = deskWithPolicy();
      const full = await plain.segments(false);
      const [first, ...rest] = full.segments;
      const waiting = { ...first!, customers: null, revenue_minor: null, share: null };
      let arrive: () => void = () => undefined;
      const desk = {
        ...plain,
        segments: (atOnce: boolean) =>
          atOnce
            ? Promise.resolve({ ...full, customers, segments: [waiting, ...rest] })
            : new Promise<typeof full>((resolve) => (arrive = () => resolve(full))),
      };
      const page = await mount(view, desk, '#/segments');
      await page.settle();
      const people = () => page.get('.saved tbody tr .group-people').textContent;
      // A very large shop asks for it.
      if (customers > 60) {
        expect(people()).toBe('推算');
        page.get('.saved tbody tr .group-people button').click();
        await page.settle();
      }
      expect(people()).toBe('正在推算…');
      arrive();
      await page.settle();
      expect(people()).toMatch(/^\d+$/);
    },
  );

  it('says so when sizes cannot be had', async () => {
    const desk = fakeDesk({ customers: 60, fail: new Set(['segments']) });
    const page = await mount(view, desk, '#/segments');
    expect(page.get('[role=alert]').textContent).toContain('重试');
  });
});

describe('the editor', () => {
  it('shows the rule, its sentence in both languages, and its size', async () => {
    const page = await opened('once');
    expect(page.get('[lang="zh-CN"]').textContent).toContain('成交订单数：1');
    expect(page.get('[lang="en"]').textContent).toMatch(/orders: 1/i);
    expect(live(page)).toMatch(/这个人群有 \d+ 人/);
    expect(page.root.querySelectorAll('.rule-leaf')).toHaveLength(1);
  });

  it('counts again as the rule is changed, and takes typing back in one step', async () => {
    const page = await opened('once');
    const before = live(page);
    const input = page.get<HTMLInputElement>('.input-figure');
    type(input, '2');
    type(input, '23');
    await page.settle(300);
    expect(live(page)).not.toBe(before);
    await undoStack.undo();
    await page.settle(300);
    expect(live(page)).toBe(before);
    expect(page.get<HTMLInputElement>('.input-figure').value).toBe('1');
    await undoStack.redo();
    await page.settle(300);
    expect(page.get<HTMLInputElement>('.input-figure').value).toBe('23');
  });

  it('keeps the rule while what is typed is no value, and says what it wants', async () => {
    const page = await opened('once');
    const input = page.get<HTMLInputElement>('.input-figure');
    type(input, 'x');
    await page.settle();
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(page.text()).toContain('要一个整数');
    expect(draft.value?.rule).toEqual({ all: [{ fact: 'orders', op: 'eq', value: 1 }] });
  });

  it('adds a condition on a fact that is found by words of the other language', async () => {
    const page = await opened('once');
    page.control('加条件').click();
    await page.settle();
    type(page.get<HTMLInputElement>('[role=combobox]'), 'province');
    await page.settle();
    page
      .get('[role=combobox]')
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await page.settle(300);
    const rule = draft.value?.rule as { all: Rule[] };
    expect(rule.all).toHaveLength(2);
    expect(rule.all[1]).toMatchObject({ fact: 'province', op: 'in' });
    expect(page.root.querySelectorAll('.rule-leaf')).toHaveLength(2);
  });

  it('negates, groups, moves by key and removes', async () => {
    const page = await opened('silent_vips');
    const press = (key: string, altKey = true) =>
      page
        .get('.rule-leaf')
        .dispatchEvent(new KeyboardEvent('keydown', { key, altKey, bubbles: true }));
    press('ArrowDown');
    await page.settle();
    let rule = draft.value?.rule as { all: Rule[] };
    expect(rule.all.map((leaf) => 'fact' in leaf && leaf.fact)).toEqual(['stage', 'level']);
    page.control('不').click();
    await page.settle();
    rule = draft.value?.rule as { all: Rule[] };
    expect(rule.all[0]).toMatchObject({ not: { fact: 'stage' } });
    page.control('加一组').click();
    await page.settle();
    rule = draft.value?.rule as { all: Rule[] };
    expect(rule.all[2]).toEqual({ any: [] });
    press('Delete');
    await page.settle();
    rule = draft.value?.rule as { all: Rule[] };
    expect(rule.all.map((node) => Object.keys(node)[0])).toEqual(['fact', 'any']);
  });

  it('keeps what fits when the operator changes', async () => {
    const page = await opened('once');
    choose(page, '怎样比较', 'between');
    await page.settle();
    expect(draft.value?.rule).toEqual({ all: [{ fact: 'orders', op: 'between', value: [1, 1] }] });
  });

  it('saves under an id of its own, and only what was named', async () => {
    const page = await opened('new');
    const save = page.control('保存人群') as HTMLButtonElement;
    expect(save.disabled).toBe(true);
    const [zh, en] = page.root.querySelectorAll<HTMLInputElement>('.segment-names input');
    type(zh!, '新人群');
    type(en!, 'Once');
    await page.settle();
    save.click();
    await page.settle(300);
    expect(saved().at(-1)).toEqual({
      id: 'once_2',
      name: { zh: '新人群', en: 'Once' },
      rule: { all: [] },
    });
  });

  it('says of an id that there is no such segment', async () => {
    const page = await opened('nobody_here');
    expect(page.text()).toContain('没有名为 nobody_here 的人群');
  });

  it('speaks English throughout when asked to', async () => {
    const page = await opened('once');
    language.value = 'en';
    await page.settle(300);
    expect(page.text()).toContain('Edit segment');
    expect(live(page)).toMatch(/This segment holds/);
  });
});

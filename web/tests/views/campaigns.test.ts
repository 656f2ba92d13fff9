// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { view } from '../../src/views/campaigns';
import { fakeDesk } from '../fakes/desk';
import { mount, unmount } from '../fakes/mount';

afterEach(unmount);

describe('the activities', () => {
  it('stand with whom they are for in words and how many that are', async () => {
    const desk = fakeDesk({ customers: 1_000 });
    const silent = await desk.selectCustomers({
      rule: { fact: 'stage', op: 'eq', value: 'silent' },
    });
    const page = await mount(view, desk, '#/campaigns');
    const rows = [...page.root.querySelectorAll('.activity')];
    expect(rows).toHaveLength(3);
    const row = rows.find((r) => r.textContent?.includes('生命周期阶段：沉默客户'));
    expect(row?.textContent).toContain(`${silent.length} 人`);
    expect([...row!.querySelectorAll('a')].map((a) => a.getAttribute('href'))).toEqual([
      '#/customers?activity=silent_wake',
      '#/draft?activity=silent_wake',
    ]);
    expect(rows[0]!.textContent).toContain('成交订单数：1；距最近购买天数 ≥ 7 且 < 45');
  });

  it('say so when the policy cannot be read', async () => {
    const desk = fakeDesk({ customers: 10, fail: new Set(['policy']) });
    const page = await mount(view, desk, '#/campaigns');
    expect(page.get('[role=alert]').textContent).not.toBe('');
  });
});

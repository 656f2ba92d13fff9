// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { view } from '../../src/views/segments';
import { fakeDesk } from '../fakes/desk';
import { mount, unmount } from '../fakes/mount';
import { REPORT_WITHOUT_CUSTOMERS } from '../fakes/report';

const desk = fakeDesk({ customers: 10 });

afterEach(unmount);

describe('the segments', () => {
  it('lists every level with its definition', async () => {
    const page = await mount(view, desk, '#/segments?part=rfm');
    const levels = page.root.querySelector('table.groups')!;
    expect(levels.querySelectorAll('tbody tr')).toHaveLength(5);
    expect(levels.textContent).toContain('RFM');
  });

  it('lists every stage with size, share, revenue and definition', async () => {
    const page = await mount(view, desk, '#/segments?part=lifecycle');
    const stages = page.root.querySelector('table.groups');
    expect(stages!.querySelectorAll('tbody tr')).toHaveLength(7);
    const silent = stages!.querySelectorAll('tbody tr')[4]!;
    expect(silent.textContent).toContain('沉默客户');
    expect(silent.textContent).toContain('最近 3 个月没买，6 个月内买过');
    expect(silent.textContent).toContain('1,120');
    expect(silent.textContent).toContain('12.4\u00a0%');
    expect(silent.textContent).toContain('¥40.0万');
  });

  it('quotes the thresholds of the policy, not those of the manual', async () => {
    const policy = JSON.parse(await desk.policy()) as { lifecycle: { new_months: number } };
    policy.lifecycle.new_months = 4;
    const changed = { ...desk, policy: () => Promise.resolve(JSON.stringify(policy)) };
    const page = await mount(view, changed, '#/segments?part=lifecycle');
    expect(page.text()).toContain('最近 4 个月没买，6 个月内买过');
  });

  it('shows no definition rather than a guess when the policy cannot be had', async () => {
    const page = await mount(
      view,
      fakeDesk({ customers: 10, fail: new Set(['policy']) }),
      '#/segments?part=lifecycle',
    );
    expect(page.text()).toContain('沉默客户');
    expect(page.text()).not.toContain('个月没买');
  });

  it('leads to the people of a group and to a draft for them', async () => {
    const page = await mount(view, desk, '#/segments?part=lifecycle');
    const links = [...page.root.querySelectorAll('.groups tbody tr:nth-child(5) a')];
    expect(links.slice(0, 2).map((link) => link.getAttribute('href'))).toEqual([
      '#/customers?stage=silent',
      '#/draft?stage=silent',
    ]);
    expect(links[0]!.getAttribute('aria-label')).toBe('看看是谁：沉默客户');
  });

  it('says what to do when no customer is known', async () => {
    const page = await mount(view, desk, '#/segments', REPORT_WITHOUT_CUSTOMERS);
    expect(page.text()).toContain('还没有能认出的客户');
    expect(page.root.querySelectorAll('table')).toHaveLength(0);
  });
});

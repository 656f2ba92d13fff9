// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Desk } from '../../src/desk';
import type { MergedRow, Workspace } from '../../src/protocol';
import { unmaskedViews, workspace } from '../../src/state';
import { view } from '../../src/views/data';
import { WorkspaceSection } from '../../src/views/settings/workspace_section';
import { freshWorkspace } from '../../src/workspace';
import { fakeDesk, HOSTILE } from '../fakes/desk';
import { mount, unmount } from '../fakes/mount';
import { REPORT, REPORT_WITHOUT_CUSTOMERS } from '../fakes/report';

afterEach(unmount);
beforeEach(() => {
  workspace.value = freshWorkspace();
});

// A desk that keeps what it is told of the workspace.
function keeping(desk: Desk): { desk: Desk; labels: string[] } {
  const labels: string[] = [];
  return {
    labels,
    desk: {
      ...desk,
      setWorkspace: async (next: Workspace, label: string) => {
        labels.push(label);
        workspace.value = next;
      },
    },
  };
}

describe('the review of merges', () => {
  it('opens with what merging does to the number of customers', async () => {
    const page = await mount(view, fakeDesk({ customers: 10 }), '#/data/identity');
    expect(page.get('[role=status]').textContent).toBe(
      '9,036 个成交账号归为 9,012 位客户，免去 24 次重复计数',
    );
    expect(page.get('.identity-switch').textContent).toContain('由 9,012 变为 9,005');
  });

  it('shows accounts and reasons behind the mask until the eye is pressed', async () => {
    const page = await mount(view, fakeDesk({ customers: 10 }), '#/data/identity');
    const person = () => page.get('.identity-person').textContent ?? '';
    expect(person()).toContain('小**');
    expect(person()).toContain('d**@shop.example');
    expect(person()).not.toContain('小鹿_1');
    expect(page.root.innerHTML).not.toContain('onerror');
    unmaskedViews.value = new Set(['data']);
    await page.settle();
    expect(person()).toContain('小鹿_1');
    expect(person()).toContain('deer@shop.example');
    expect(person()).toContain(HOSTILE);
    expect(page.root.querySelector('img')).toBeNull();
  });

  it('separates an account from the others of its person', async () => {
    const { desk, labels } = keeping(fakeDesk({ customers: 10 }));
    const page = await mount(view, desk, '#/data/identity');
    page.control('分开').click();
    await page.settle();
    expect(labels).toEqual(['ui.undo.separated']);
    expect(workspace.value?.separated).toEqual([
      [
        { kind: 'nick', platform: 'taobao', key: '小鹿_1' },
        { kind: 'nick', platform: 'jd', key: HOSTILE },
      ],
    ]);
  });

  it('lists what is separated, each pair with its way back', async () => {
    workspace.value = {
      ...freshWorkspace(),
      separated: [
        [
          { kind: 'nick', platform: 'taobao', key: '甲' },
          { kind: 'phone', key: '13900000001' },
        ],
      ],
    };
    const { desk, labels } = keeping(fakeDesk({ customers: 10 }));
    const page = await mount(view, desk, '#/data/identity?list=separated');
    expect(page.get('.identity-pair').textContent).toContain('139****0001');
    page.control('允许合并').click();
    await page.settle();
    expect(labels).toEqual(['ui.undo.rejoined']);
    expect(page.text()).toContain('还没有分开过任何账号');
  });

  it('asks for more rows where there are more', async () => {
    const row = (i: number): MergedRow => ({
      accounts: [0, 1].map((side) => ({
        key: { kind: 'nick', platform: 'taobao', key: `${i}-${side}` },
        orders: 1,
        valid_orders: 1,
        net_minor: 100,
        last_day: '2026-01-01',
      })),
      links: [{ key: { kind: 'email', key: `${i}@x.example` }, accounts: [0, 1] }],
      net_minor: 200,
      customers_fewer: 1,
    });
    const all = Array.from({ length: 120 }, (_, i) => row(i));
    const desk: Desk = {
      ...fakeDesk({ customers: 10 }),
      identity: (async (_list: string, offset: number, limit: number) => ({
        total: all.length,
        offset,
        rows: all.slice(offset, offset + limit),
      })) as Desk['identity'],
    };
    const page = await mount(view, desk, '#/data/identity');
    const shown = () => page.root.querySelectorAll('.identity-person').length;
    expect(shown()).toBe(50);
    page.control('再显示一些').click();
    await page.settle();
    expect(shown()).toBe(100);
    page.control('再显示一些').click();
    await page.settle();
    expect(shown()).toBe(120);
    expect(page.text()).toContain('显示 120 项，共 120 项');
  });

  it('draws every other state: nothing found, failed, no orders at all', async () => {
    const desk = fakeDesk({ customers: 10 });
    const none = await mount(view, desk, '#/data/identity?list=probable');
    expect(none.text()).toContain('没有疑似同一人的打码收件人');
    unmount();
    const failing = fakeDesk({ customers: 10, fail: new Set(['identity']) });
    const failed = await mount(view, failing, '#/data/identity');
    expect(failed.get('[role=alert]').textContent).not.toBe('');
    unmount();
    const flat = await mount(view, desk, '#/data/identity', {
      ...REPORT_WITHOUT_CUSTOMERS,
      identity: {
        ...REPORT.identity,
        customers: { now: 3, without_merges: 3, probable_switched: 3 },
        probable: { on: false, joins: 0 },
      },
    });
    expect(flat.text()).toContain('3 位客户各有一个账号');
    expect(flat.text()).toContain('开关不会改变任何数字');
  });
});

describe('the workspace in the settings', () => {
  it('says what is in the file and takes people on and off its lists', async () => {
    const { desk, labels } = keeping(fakeDesk({ customers: 10 }));
    const page = await mount(
      { id: 'settings', Component: WorkspaceSection, inNavigation: true, needsOrders: false },
      desk,
      '#/settings?section=workspace',
    );
    expect(page.text()).toContain('文件里有什么');
    expect(page.root.innerHTML).not.toContain(workspace.value?.secret ?? '');
    const panel = [...page.root.querySelectorAll('.workspace .panel')].find((part) =>
      part.textContent?.includes('不再收到任何消息'),
    );
    const input = panel!.querySelector('input')!;
    input.value = ' 139 0000 0001 ';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await page.settle();
    [...panel!.querySelectorAll('button')].find((button) => button.textContent === '加入')!.click();
    await page.settle();
    expect(workspace.value?.opt_outs).toEqual([
      { keys: [{ kind: 'phone', key: '139 0000 0001' }] },
    ]);
    expect(page.text()).not.toContain('139 0000 0001');
    page.get<HTMLButtonElement>('[aria-label="移出名单"]').click();
    await page.settle();
    expect(workspace.value?.opt_outs).toEqual([]);
    expect(labels).toEqual(['ui.undo.listed', 'ui.undo.listed_off']);
  });
});

// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import schema from '../../../core/policy/policy.schema.json';
import type { Desk, ViewDefinition } from '../../src/desk';
import { session, undoStack, version } from '../../src/state';
import { PolicySection } from '../../src/views/settings/policy_section';
import {
  changesBetween,
  pathWithin,
  same,
  withFormerGroups,
} from '../../src/views/settings/policy/document';
import { policyDraft } from '../../src/views/settings/policy/draft';
import { slicesOf } from '../../src/views/settings/policy/schema';
import { choiceName, fieldName, sliceName } from '../../src/views/settings/policy/words';
import { inLanguage } from '../../src/i18n';
import { fakeDesk } from '../fakes/desk';
import { mount, unmount, type Mounted } from '../fakes/mount';

describe('the schema', () => {
  const slices = slicesOf();
  const form = (slice: string, key: string) =>
    slices.find((one) => one.key === slice)?.fields.find((field) => field.key === key)?.form;

  it('gives every threshold an editor of its kind', () => {
    expect(form('rfm', 'window_months')).toEqual({ kind: 'integer', low: 1, high: 1200 });
    expect(form('rfm', 'recency_months')).toMatchObject({ kind: 'integers', count: 4, high: 1200 });
    expect(form('ingest', 'count_zero_amount')).toEqual({ kind: 'boolean' });
    expect(form('campaign', 'signature_position')).toMatchObject({ kind: 'choice' });
    expect(form('campaign', 'signature')).toEqual({ kind: 'wording' });
    expect(form('campaign', 'unit_cost_minor_x100')).toMatchObject({ kind: 'figures' });
    expect(form('segments', 'saved')).toEqual({ kind: 'saved' });
    expect(form('plan', 'triggers')).toEqual({ kind: 'triggers' });
    expect(form('tiers', 'role')).toMatchObject({ kind: 'choices', count: 5 });
    expect(form('rfm', 'segments')).toMatchObject({ kind: 'grid', rows: 5, columns: 5 });
    expect(form('membership', 'groups')).toMatchObject({
      kind: 'table',
      keys: ['orders', 'items', 'net_major'],
      count: 3,
      nullable: false,
    });
    expect(form('membership', 'former_groups')).toMatchObject({ kind: 'table', nullable: true });
    expect(form('tags', 'deal_channel_words')).toEqual({ kind: 'words' });
    expect(form('ingest', 'status_words')).toMatchObject({ kind: 'meanings' });
  });

  it('has words for every threshold, and for every choice, in both languages', () => {
    const missing: string[] = [];
    for (const lng of ['zh', 'en'] as const) {
      inLanguage(lng, () => {
        for (const slice of slices) {
          if (sliceName(slice) === slice.key.replaceAll('_', ' '))
            missing.push(`${lng} ${slice.key}`);
          for (const { key, form: kind } of slice.fields) {
            if (fieldName(slice.key, key) === key.replaceAll('_', ' ')) {
              missing.push(`${lng} ${slice.key}.${key}`);
            }
            const choices = 'choices' in kind ? kind.choices : [];
            for (const choice of choices) {
              if (choiceName(slice.key, key, choice) === choice.replaceAll('_', ' ')) {
                missing.push(`${lng} ${slice.key}.${key}.${choice}`);
              }
            }
          }
        }
        return '';
      });
    }
    expect(missing).toEqual([]);
  });

  it('leaves none to be edited as JSON', () => {
    const raw = slices.flatMap((slice) => slice.fields.filter((one) => one.form.kind === 'json'));
    expect(raw).toEqual([]);
  });

  it('leaves no field out', () => {
    const fields = slices.reduce((sum, slice) => sum + slice.fields.length, 0);
    const stated = Object.values(schema.properties).reduce(
      (sum, slice) => sum + Object.keys('properties' in slice ? slice.properties : {}).length,
      0,
    );
    expect(fields).toBe(stated);
  });
});

describe('the document', () => {
  it('is the same whatever the order of its keys', () => {
    expect(same({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toBe(true);
    expect(same({ a: 1 }, { a: 1, b: 2 })).toBe(false);
    expect(same([1, 2], [2, 1])).toBe(false);
    expect(same([], {})).toBe(false);
  });

  it('tells field by field what changed', () => {
    expect(changesBetween({ rfm: { a: 1, b: [1, 2] } }, { rfm: { a: 1, b: [1, 3] } })).toEqual([
      { slice: 'rfm', key: 'b', before: [1, 2], after: [1, 3] },
    ]);
  });

  it('knows which field a path of the core is about', () => {
    expect(pathWithin('/rfm/recency_months/2', 'rfm', 'recency_months')).toBe('/2');
    expect(pathWithin('/rfm/recency_months', 'rfm', 'recency_months')).toBe('');
    expect(pathWithin('/rfm/recency_months_x', 'rfm', 'recency_months')).toBeNull();
    expect(pathWithin(undefined, 'rfm', 'recency_months')).toBeNull();
  });
});

describe('a change of the membership conditions', () => {
  const groups = { orders: [5, 3, 1], items: [20, 10, 5], net_major: [20000, 10000, 3000] };
  const now = { membership: { groups, never_lower_on_change: true, former_groups: null } };
  const higher = { ...groups, orders: [6, 4, 2] };

  it('keeps the conditions so far where nobody may be lowered', () => {
    const changed = { membership: { ...now.membership, groups: higher } };
    expect(withFormerGroups(now, changed)['membership']).toMatchObject({
      groups: higher,
      former_groups: groups,
    });
  });

  it('keeps nothing where members may be lowered, nothing changed, or somebody set them', () => {
    const free = { membership: { ...now.membership, never_lower_on_change: false } };
    const changed = { membership: { ...free.membership, groups: higher } };
    expect(withFormerGroups(free, changed)).toBe(changed);
    expect(withFormerGroups(now, now)).toBe(now);
    const byHand = { membership: { ...now.membership, groups: higher, former_groups: higher } };
    expect(withFormerGroups(now, byHand)).toBe(byHand);
  });
});

const view: ViewDefinition = {
  id: 'settings',
  Component: PolicySection,
  inNavigation: true,
  needsOrders: false,
};

let policy = '';

function deskWithPolicy(): Desk {
  const desk = fakeDesk({ customers: 10 });
  return {
    ...desk,
    policy: async () => (policy === '' ? (policy = await desk.policy()) : policy),
    checkPolicy: async (text) => {
      const { rfm } = JSON.parse(text) as { rfm: { window_months: number } };
      const got = String(rfm.window_months);
      const args = {
        path: '/rfm/window_months',
        problem: 'out_of_range',
        got,
        expected: '1..1200',
      };
      if (rfm.window_months < 1) throw { code: 'policy_invalid', args };
    },
    setPolicy: async (text) => {
      policy = text;
      version.value += 1;
    },
  };
}

const field = (page: Mounted) => page.get<HTMLInputElement>('#policy-rfm-window_months input');

async function typed(page: Mounted, text: string): Promise<void> {
  const input = field(page);
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await page.settle(300);
}

async function opened(): Promise<Mounted> {
  const page = await mount(view, deskWithPolicy(), '#/settings?section=policy');
  await page.settle(300);
  page.control('RFM 评分').click();
  await page.settle(300);
  return page;
}

describe('the form', () => {
  beforeEach(() => {
    policy = '';
    policyDraft.value = null;
    session.value = { kind: 'ready' };
    undoStack.clear();
  });
  afterEach(async () => {
    await vi.advanceTimersByTimeAsync(1000);
    unmount();
  });

  it('shows the value, its unit and its default', async () => {
    const page = await opened();
    expect(field(page).value).toBe('12');
    expect(page.get('#policy-rfm-window_months').textContent).toMatch(/个月.*默认 12/);
  });

  it('applies what was changed, and only then', async () => {
    const page = await opened();
    await typed(page, '24');
    expect(JSON.parse(policy)).toMatchObject({ rfm: { window_months: 12 } });
    page.control('应用 1 处改动').click();
    await page.settle(300);
    expect(JSON.parse(policy)).toMatchObject({ rfm: { window_months: 24 } });
    expect(policyDraft.value).toBeNull();
  });

  it('says at the field what the core refuses, and applies nothing', async () => {
    const page = await opened();
    await typed(page, '0');
    expect(page.get('#policy-rfm-window_months .field-error').textContent).toContain('1..1200');
    expect(field(page).getAttribute('aria-invalid')).toBe('true');
    expect((page.control('应用 1 处改动') as HTMLButtonElement).disabled).toBe(true);
  });

  it('leaves the document alone while what is typed is no number', async () => {
    const page = await opened();
    await typed(page, 'twelve');
    expect(policyDraft.value).toBeNull();
    expect(field(page).getAttribute('aria-invalid')).toBe('true');
  });

  it('takes typing back in one step, and a slice to its defaults', async () => {
    const page = await opened();
    await typed(page, '2');
    await typed(page, '24');
    await undoStack.undo();
    await page.settle(300);
    expect(field(page).value).toBe('12');
    await undoStack.redo();
    await page.settle(300);
    expect(field(page).value).toBe('24');
    page.control('本组恢复默认').click();
    await page.settle(300);
    expect(field(page).value).toBe('12');
  });
});

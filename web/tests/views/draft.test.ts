// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { view } from '../../src/views/draft';
import { fakeDesk } from '../fakes/desk';
import { mount, unmount, type Mounted } from '../fakes/mount';

const PAUSE_MS = 400;
const desk = fakeDesk({ customers: 2_000 });

async function drafted(fragment: string, over = desk): Promise<Mounted> {
  const page = await mount(view, over, fragment);
  await page.settle(PAUSE_MS);
  return page;
}

async function write(page: Mounted, text: string): Promise<void> {
  const area = page.get<HTMLTextAreaElement>('textarea');
  area.value = text;
  area.dispatchEvent(new Event('input', { bubbles: true }));
  await page.settle(PAUSE_MS);
}

afterEach(unmount);

describe('a draft', () => {
  it('says what to do first when nobody is chosen', async () => {
    const page = await drafted('#/draft');
    expect(page.text()).toContain('先选要联系谁');
    expect(page.control('看活动').getAttribute('href')).toBe('#/campaigns');
  });

  it('shows where everybody goes, and the parts add up to the audience', async () => {
    const page = await drafted('#/draft?stage=silent');
    const figures = [...page.root.querySelectorAll('.split-rows td')].map((cell) =>
      Number(cell.textContent?.replaceAll(',', '')),
    );
    const audience = figures.pop()!;
    expect(audience).toBeGreaterThan(0);
    expect(figures.reduce((sum, n) => sum + n, 0)).toBe(audience);
    expect(page.get('.conclusion').textContent).toContain(`沉默客户共 ${audience} 人`);
  });

  it('previews masked messages with their length and parts', async () => {
    const page = await drafted('#/draft?stage=silent');
    const first = page.get('.message').textContent;
    expect(first).toMatch(/138\*{4}\d{4}/);
    expect(first).toMatch(/\d+ 字 · 计费 1 条/);
    expect(page.root.querySelectorAll('.message')).toHaveLength(5);
    page.control('看全部 20 条预览').click();
    await page.settle();
    expect(page.root.querySelectorAll('.message')).toHaveLength(20);
  });

  it('puts what is written into the messages', async () => {
    const page = await drafted('#/draft?level=regular');
    await write(page, '{nick|朋友}，茶到了');
    expect(page.get('.message-text').textContent).toContain('茶到了');
    page.control('恢复原来的内容').click();
    await page.settle(PAUSE_MS);
    expect(page.get('.message-text').textContent).not.toContain('茶到了');
  });

  it('inserts a variable where the caret stands', async () => {
    const page = await drafted('#/draft?level=vip');
    await write(page, '你好，再见');
    page.get<HTMLTextAreaElement>('textarea').setSelectionRange(2, 2);
    page.control('昵称').click();
    await page.settle(PAUSE_MS);
    expect(page.get<HTMLTextAreaElement>('textarea').value).toBe('你好{nick}，再见');
  });

  it('shows a fault of the message at the message, keeps the last draft, and gives no list', async () => {
    const page = await drafted('#/draft?level=advanced');
    await write(page, '你好 {nik}');
    const area = page.get('textarea');
    expect(area.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(area.getAttribute('aria-describedby')!)).not.toBeNull();
    expect(page.root.querySelectorAll('.message').length).toBeGreaterThan(0);
    expect(page.get<HTMLButtonElement>('.draft-downloads button').disabled).toBe(true);
  });

  it('says so when nobody can be written to', async () => {
    const page = await drafted('#/draft?stage=sleeping');
    const channel = page.get<HTMLSelectElement>('.editor select');
    channel.value = 'email';
    channel.dispatchEvent(new Event('change', { bubbles: true }));
    await page.settle(PAUSE_MS);
    expect(page.text()).toContain('人群里没有一个能发送');
    expect(page.get<HTMLButtonElement>('.draft-downloads button').disabled).toBe(true);
    expect(page.root.querySelectorAll('.message')).toHaveLength(0);
  });

  it('says so when nobody is due', async () => {
    const page = await drafted('#/draft?activity=second_order', fakeDesk({ customers: 0 }));
    expect(page.text()).toContain('今天没有人符合');
    expect(page.root.querySelector('.draft-downloads')).toBeNull();
  });

  it('saves list, control group and campaign file under the core’s names', async () => {
    const onSave = vi.fn();
    const page = await drafted('#/draft?stage=silent', fakeDesk({ customers: 500, onSave }));
    for (const button of page.root.querySelectorAll<HTMLElement>('.draft-downloads button')) {
      button.click();
      await page.settle();
    }
    expect(onSave.mock.calls.map(([name, type]) => [name, type])).toEqual([
      ['stage:silent-list.csv', 'text/csv'],
      ['stage:silent-control.csv', 'text/csv'],
      ['stage:silent-campaign.csv', 'application/json'],
    ]);
  });
});

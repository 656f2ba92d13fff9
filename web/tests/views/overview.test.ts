// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { language } from '../../src/state';
import { fakeDesk } from '../fakes/desk';
import { mount, unmount } from '../fakes/mount';
import { REPORT, REPORT_WITHOUT_CUSTOMERS } from '../fakes/report';

// There is no canvas here; what is drawn on it is seen by the end-to-end tests.
vi.mock('../../src/charts/echarts', () => {
  const nothing = () => undefined;
  const chart = {
    on: nothing,
    getZr: () => ({ on: nothing, setCursorStyle: nothing }),
    setOption: nothing,
    dispatchAction: nothing,
    resize: nothing,
    dispose: nothing,
  };
  return { echarts: { init: () => chart } };
});

const { view } = await import('../../src/views/overview');
const desk = fakeDesk({ customers: 10 });

afterEach(unmount);

describe('the overview', () => {
  it('opens with a sentence that the report’s figures complete', async () => {
    const page = await mount(view, desk, '#/overview');
    const sentence = page.get('.conclusion').textContent;
    expect(sentence).toContain('2026-11-20');
    expect(sentence).toContain('9,012 人');
    expect(sentence).toContain('17,845 单');
    expect(sentence).toContain('¥312.5万');
    expect(page.text()).toContain('1,120 人（12.4\u00a0%）');
  });

  it('leads from the silent customers to who they are and to a draft for them', async () => {
    const page = await mount(view, desk, '#/overview');
    const links = [...page.root.querySelectorAll('.conclusion a')].map((a) =>
      a.getAttribute('href'),
    );
    expect(links).toEqual(['#/customers?stage=silent', '#/draft?stage=silent']);
  });

  it('shows every kind of order and the total that they add up to', async () => {
    const page = await mount(view, desk, '#/overview');
    const [, orders] = page.root.querySelectorAll('.receipt');
    const figures = [...orders!.querySelectorAll('td')].map((cell) =>
      Number(cell.textContent?.replaceAll(',', '')),
    );
    const total = figures.pop();
    expect(total).toBe(20_371);
    expect(figures.reduce((sum, n) => sum + n, 0)).toBe(total);
  });

  it('has behind each chart the same figures as a table', async () => {
    const page = await mount(view, desk, '#/overview');
    const [months, stages, levels] = page.root.querySelectorAll<HTMLElement>('.chart');
    for (const chart of [months!, stages!, levels!]) {
      [...chart.querySelectorAll('button')].find((b) => b.textContent === '数据表')!.click();
    }
    await page.settle();
    expect(months!.querySelectorAll('tbody tr')).toHaveLength(REPORT.months.length);
    expect(stages!.textContent).toContain('沉默客户1,12012.4\u00a0%¥400,102.20');
    expect(levels!.querySelectorAll('tbody tr')).toHaveLength(5);
  });

  it('says in the chart’s name what the marks show', async () => {
    const page = await mount(view, desk, '#/overview');
    const names = [...page.root.querySelectorAll('[role=application]')].map((chart) =>
      chart.getAttribute('aria-label'),
    );
    expect(names[1]).toContain('沉默客户 1,120 人');
  });

  it('says so when no customer can be told, and draws no empty charts', async () => {
    const page = await mount(view, desk, '#/overview', REPORT_WITHOUT_CUSTOMERS);
    expect(page.get('.conclusion').textContent).toContain('认不出一位客户');
    expect(page.root.querySelectorAll('.chart')).toHaveLength(0);
  });

  it('says what a foreign currency or a failed file leaves out', async () => {
    const [file] = REPORT.ledger.files;
    const page = await mount(view, desk, '#/overview', {
      ...REPORT,
      ledger: {
        ...REPORT.ledger,
        files: [{ ...file!, error: { code: 'empty_file', args: {} } }],
      },
      other_currencies: [
        { currency: 'USD', orders: 3, gross_minor: 100, refunds_minor: 0, net_minor: 100 },
      ],
    });
    expect(page.text()).toContain('有文件没有读成');
    expect(page.text()).toContain('另有 3 单以 USD 结算');
  });

  it('speaks English with the right number', async () => {
    const page = await mount(view, desk, '#/overview', {
      ...REPORT,
      customers: { ...REPORT.customers, total: 1 },
    });
    language.value = 'en';
    await page.settle();
    expect(page.get('.conclusion').textContent).toContain('1 customer placed 17,845 orders');
  });
});

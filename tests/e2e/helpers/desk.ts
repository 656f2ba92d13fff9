// The page from outside, as a person uses it.
import type { Locator, Page } from '@playwright/test';
import { expect } from './app';

export const VIEWS = [
  '今日',
  '概览',
  '人群',
  '商品',
  '客户',
  '预测',
  '活动',
  '设置',
  '数据',
  '效果',
] as const;

// Opens the page with the sample shop loaded.
export async function openSample(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: '打开示例店' }).click();
  await expect(page.getByRole('heading', { name: '概览', level: 1 })).toBeVisible();
}

export function navigation(page: Page): Locator {
  return page.getByRole('navigation', { name: '视图' });
}

export async function visit(page: Page, view: string): Promise<void> {
  await navigation(page).getByRole('link', { name: view }).click();
}

// A part of 人群: 'RFM 与等级', '生命周期', …
export async function visitPart(page: Page, part: string): Promise<void> {
  await visit(page, '人群');
  await page
    .getByRole('navigation', { name: '怎样划分客户' })
    .getByRole('link', { name: part })
    .click();
}

// The line of one file in the data view.
export function fileRow(page: Page, name: string): Locator {
  return page.getByRole('listitem').filter({ hasText: name });
}

// The customers that the table shows.
export async function tableCount(page: Page): Promise<number> {
  const sentence = page.locator('.customers .view-sentence');
  await expect(sentence).toContainText('人');
  return figure((await sentence.textContent()) ?? '');
}

// The first figure of a text: 1234 of "1,234 人".
export function figure(text: string): number {
  return Number((/[\d,]+/.exec(text)?.[0] ?? '').replaceAll(',', ''));
}

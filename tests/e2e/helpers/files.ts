// Files to drop: exports as platforms write them, and what people drop by mistake.
import type { Page } from '@playwright/test';

export interface TestFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

// Unicode -> GBK, from the decoder that Node has: it has no encoder.
const toGbk = new Map<string, [number, number]>();
{
  const decoder = new TextDecoder('gbk');
  for (let lead = 0x81; lead <= 0xfe; ++lead) {
    for (let trail = 0x40; trail <= 0xfe; ++trail) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(new Uint8Array([lead, trail]));
      if (character.length === 1 && character !== '\ufffd') toGbk.set(character, [lead, trail]);
    }
  }
}

export function gbk(text: string): Buffer {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else {
      const pair = toGbk.get(character);
      if (pair === undefined) throw new Error(`not in GBK: ${character}`);
      bytes.push(...pair);
    }
  }
  return Buffer.from(bytes);
}

export function file(name: string, content: string | Buffer): TestFile {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(content as string) };
}

export interface Order {
  id: string;
  nick: string;
  paid?: string;
  day: string;
  title?: string;
  remark?: string;
  recipient?: string;
  phone?: string;
  address?: string;
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

// The Taobao order report with its guards: ="…" around the order number, an apostrophe before the
// mobile number.
export function taobaoReport(name: string, orders: readonly Order[]): TestFile {
  const header = [
    '订单编号',
    '买家会员名',
    '总金额',
    '买家实际支付金额',
    '订单状态',
    '买家留言',
    '收货人姓名',
    '收货地址 ',
    '联系手机',
    '订单创建时间',
    '订单付款时间 ',
    '宝贝标题 ',
    '宝贝总数量',
    '订单备注',
    '店铺名称',
  ];
  const rows = orders.map((order) =>
    [
      `="${order.id}"`,
      quoted(order.nick),
      quoted(order.paid ?? '100.00'),
      quoted(order.paid ?? '100.00'),
      quoted('交易成功'),
      quoted(order.remark ?? ''),
      quoted(order.recipient ?? '王小明'),
      quoted(order.address ?? '浙江省 杭州市 西湖区 某路1号(310000)'),
      quoted(`'${order.phone ?? '13800000000'}`),
      quoted(`${order.day} 10:00:00`),
      quoted(`${order.day} 10:05:00`),
      quoted(order.title ?? '毛巾'),
      '"1"',
      quoted(order.remark ?? ''),
      '"小店"',
    ].join(','),
  );
  return file(name, gbk([header.map(quoted).join(','), ...rows, ''].join('\r\n')));
}

// `count` orders of half as many buyers, one a day from 2026-01-01 on.
export function plainOrders(count: number, prefix = '9'): Order[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `${prefix}${String(i).padStart(15, '0')}`,
    nick: `买家${Math.floor(i / 2)}`,
    day: new Date(Date.UTC(2026, 0, 1 + (i % 300))).toISOString().slice(0, 10),
    phone: `139${String(i).padStart(8, '0')}`,
  }));
}

// The same for a file too large to be carried over: its rows `times` over, made in the page.
export async function pickRepeated(page: Page, report: TestFile, times: number): Promise<void> {
  await page.evaluate(
    ({ name, bytes, count }) => {
      const content = new Uint8Array(bytes);
      const header = content.subarray(0, content.indexOf(10) + 1);
      const rows = content.subarray(header.length);
      const parts: BlobPart[] = [header, ...Array.from({ length: count }, () => rows)];
      const transfer = new DataTransfer();
      transfer.items.add(new File(parts, name));
      const picker = document.querySelector<HTMLInputElement>('#file-picker')!;
      picker.files = transfer.files;
      picker.dispatchEvent(new Event('change', { bubbles: true }));
    },
    { name: report.name, bytes: [...report.buffer], count: times },
  );
}

// Hands files to the page's own picker.
export async function pick(page: Page, ...files: TestFile[]): Promise<void> {
  await page.locator('#file-picker').setInputFiles(files);
}

// Files that several tests read.
import { sampleExport } from './cli.mjs';

// The sample shop, in GBK.
export const sampleShop = () => sampleExport();

// 400 invoices of up to 5 lines over a year, every eleventh cancelled, some without a customer.
export function invoices() {
  const lines = [
    'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country',
  ];
  for (let invoice = 0; invoice < 400; ++invoice) {
    const cancelled = invoice % 11 === 10;
    const customer = invoice % 7 === 6 ? '' : 12346 + ((invoice * 37) % 90);
    const date = `${1 + (invoice % 12)}/${1 + ((invoice * 5) % 28)}/2011 ${8 + (invoice % 10)}:${10 + (invoice % 50)}`;
    for (let line = 0; line <= invoice % 5; ++line) {
      const quantity = (1 + ((invoice + line) % 24)) * (cancelled ? -1 : 1);
      const price = (((invoice * 17 + line * 29) % 1500) / 100).toFixed(2);
      lines.push(
        `${cancelled ? 'C' : ''}${536365 + invoice},${20000 + line}A,"MUG, ""BLUE"" ${line}",${quantity},${date},${price},${customer},${line % 2 ? 'France' : 'United Kingdom'}`,
      );
    }
  }
  return Buffer.from(`${lines.join('\r\n')}\r\n`);
}

// Everything that the ledger counts: unreadable and missing cells, blank rows, repeated orders,
// orders after the as-of day, a status nobody knows, another currency.
export function oddOrders() {
  const lines = ['订单号,昵称,下单时间,付款时间,订单状态,实付金额,币种,省份'];
  for (let order = 0; order < 300; ++order) {
    const day = `2025-${String(1 + (order % 12)).padStart(2, '0')}-${String(1 + (order % 28)).padStart(2, '0')}`;
    const status = ['交易成功', '已发货', '交易关闭', '等待买家付款', '神秘状态'][order % 5];
    lines.push(
      `T${order % 290},买家${order % 77},${day} 09:00:00,${day} 09:05:00,${status},${(order * 1.37).toFixed(2)},${order % 50 ? 'CNY' : 'USD'},浙江省`,
    );
  }
  lines.push(',,,,,,,', 'T900,买家1,不是日期,不是日期,交易成功,5.00,CNY,浙江省');
  lines.push('T901,买家2,2025-05-05,2025-05-05,交易成功,很多钱,CNY,浙江省');
  lines.push('T902,买家3,2026-12-31,2026-12-31,交易成功,8.00,CNY,浙江省', 'T903,买家4');
  return Buffer.from(`${lines.join('\n')}\n`);
}

// Orders under headers that nobody knows, and what they mean.
export const foreignMap = {
  order_id: 'Belegnummer',
  member_id: 'Kundschaft',
  paid_at: 'Bezahlt am',
  paid_amount: 'Summe (brutto)',
  phone: 'Rufnummer',
};
export function foreignOrders() {
  const lines = ['Belegnummer;Kundschaft;Bezahlt am;Summe (brutto);Rufnummer;Grüße'];
  for (let order = 0; order < 500; ++order) {
    const month = String(1 + (order % 12)).padStart(2, '0');
    const day = String(1 + ((order * 7) % 28)).padStart(2, '0');
    const amount = `${(order * 373) % 2000}.${String(order % 100).padStart(2, '0')}`;
    const customer = (order * 13) % 140;
    lines.push(
      `B-${order};K${customer};2025-${month}-${day} 12:00:00;${amount};139${String(10000000 + customer)};"Grüße; ""${order}"""`,
    );
  }
  return Buffer.from(`${lines.join('\n')}\n`);
}

export const picture = () =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a0000000d4948445200000010000000100806', 'hex'),
    Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 197 + (i >> 3)) & 255)),
  ]);

export const headerOnly = () => Buffer.from('订单号,买家,金额,付款时间\n');

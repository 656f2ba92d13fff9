// The command line and the wasm core give the same report for the same files.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { before, describe, test } from 'node:test';
import { repository, shuke, temporaryFolder } from './helpers/cli.mjs';
import { feedFile, loadCore } from './helpers/core.mjs';
import { assertSameJson } from './helpers/same_json.mjs';

// What each case reads: files by name, and the settings that both sides are given.
const CASES = {
  'the sample shop, in GBK': {
    files: { '熟客示例店_订单报表.csv': sampleShop },
  },
  'a wholesale ledger with returns, and a day in its middle as now': {
    files: { 'online-retail.csv': invoices },
    asOf: '2011-06-30',
  },
  'a good file beside bad ones': {
    files: {
      'orders.csv': oddOrders,
      'empty.csv': () => Buffer.alloc(0),
      'picture.csv': () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      'header.csv': () => Buffer.from('订单号,买家,金额,付款时间\n'),
    },
    asOf: '2026-03-01',
  },
};

function sampleShop() {
  const { stdout, status } = spawnSync(path.join(repository, 'build/release/shuke_sample'), {
    maxBuffer: 1 << 30,
  });
  assert.equal(status, 0);
  return stdout;
}

// 400 invoices of up to 5 lines over a year, every eleventh cancelled, some without a customer.
function invoices() {
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
function oddOrders() {
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

describe('the command line and the wasm core agree', () => {
  let core;
  before(async () => {
    core = await loadCore();
  });

  for (const [name, { files, asOf }] of Object.entries(CASES)) {
    test(`on ${name}`, (context) => {
      const folder = temporaryFolder(context);
      const session = new core.Session();
      try {
        const paths = [];
        for (const [file, make] of Object.entries(files)) {
          const bytes = make();
          paths.push(path.join(folder, file));
          writeFileSync(paths.at(-1), bytes);
          feedFile(session, file, bytes);
        }
        if (asOf) assert.ok(JSON.parse(session.setAsOf(asOf)).ok);
        const { status, stdout, stderr } = shuke(
          'analyze',
          ...paths,
          '--json',
          '--out',
          folder,
          ...(asOf ? ['--as-of', asOf] : []),
        );
        assert.equal(status, 0, stderr);
        assert.ok(JSON.parse(stdout).customers.total > 30, 'too few customers to compare');

        assertSameJson(session.report(), stdout);
        for (const [table, bytes] of [
          ['customers.csv', session.customersCsv()],
          ['ledger.csv', session.ledgerCsv()],
        ]) {
          assert.equal(
            Buffer.from(bytes).toString(),
            readFileSync(path.join(folder, table), 'utf8'),
            table,
          );
        }
      } finally {
        session.delete();
      }
    });
  }
});

// The lists of a draft as LibreOffice reads them. See scripts/check-lists.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import writeExcelFile from 'write-excel-file/universal';
import { parseCsv } from '../tests/cli/helpers/csv.mjs';

const shuke = process.env.SHUKE ?? 'build/release/shuke';
const folder = mkdtempSync(path.join(os.tmpdir(), 'check-lists-'));

// Ids that a spreadsheet would spoil, and texts that it might run.
const HOSTILE = [
  '=1+1',
  '+8613800000000',
  '-2',
  '@SUM(1)',
  '00815',
  '4e135',
  '1-2',
  '12345678901234567',
];
const header =
  '订单编号,买家会员名,总金额,买家实际支付金额,订单状态,收货人姓名,联系手机,订单创建时间,订单付款时间 ';
const orders = Array.from({ length: 120 }, (_, i) => {
  const nick = HOSTILE[i] ?? `买家${i}`;
  const phone = `139${String(i).padStart(8, '0')}`;
  return `${10000000000000000n + BigInt(i)},"${nick}",100,100,交易成功,"${nick}",${phone},2026-01-01 10:00:00,2026-01-01 10:05:00`;
});
const policy = path.join(folder, 'policy.json');
writeFileSync(policy, JSON.stringify({ campaign: { control_min: 0 } }));
const source = path.join(folder, 'orders.csv');
writeFileSync(source, [header, ...orders, ''].join('\n'));

// What a spreadsheet shows of a cell of our CSV: a guard and its apostrophe are gone.
function shown(cell) {
  const guarded = /^="(.*)"$/s.exec(cell);
  return guarded === null ? cell : guarded[1];
}

function opened(file) {
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      // Comma, quote, UTF-8, from the first line, cells as shown, never evaluated anew.
      'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false',
      '--outdir',
      path.join(folder, 'opened'),
      ...(file.endsWith('.csv') ? ['--infilter=CSV:44,34,76,1,,0,false,true,false'] : []),
      file,
    ],
    { stdio: 'pipe' },
  );
  const name = path.basename(file).replace(/\.\w+$/, '.csv');
  return parseCsv(
    readFileSync(path.join(folder, 'opened', name), 'utf8')
      .replace(/^\ufeff/, '')
      .replace(/\r?\n/g, '\r\n'),
  );
}

try {
  let compared = 0;
  for (const channel of ['sms', 'wangwang', 'phone', 'parcel']) {
    const out = path.join(folder, channel);
    mkdirSync(out);
    execFileSync(
      shuke,
      [
        ...['draft', source, '--activity', 'shop_anniversary', '--channel', channel, '--out', out],
        ...[
          '--template',
          '{nick|朋友}：满199减30',
          '--as-of',
          '2026-02-01',
          '--control-percent',
          '0',
        ],
        ...['--workspace', path.join(folder, 'workspace.json'), '--policy', policy],
      ],
      { stdio: 'pipe' },
    );
    for (const name of readdirSync(out).filter((file) => file.endsWith('.csv'))) {
      const file = path.join(out, name);
      const ours = parseCsv(readFileSync(file, 'utf8').replace(/^\ufeff/, ''));
      assert.deepEqual(
        opened(file),
        ours.map((row) => row.map(shown)),
        name,
      );
      if (ours.length < 2) continue;
      // The same rows as the page writes them: text, whatever it begins with.
      const workbook = path.join(out, name.replace(/\.csv$/, '-book.xlsx'));
      const rows = ours.map((row) => row.map((cell) => shown(cell)));
      const text = (value) => ({ value, type: String, format: '@' });
      const blob = await writeExcelFile(rows.map((row) => row.map(text))).toBlob();
      writeFileSync(workbook, new Uint8Array(await blob.arrayBuffer()));
      assert.deepEqual(opened(workbook), rows, workbook);
      compared += rows.length;
    }
  }
  // What runs as a formula anywhere else stays text in a workbook, with nothing before it.
  const hostile = path.join(folder, 'hostile.xlsx');
  const cells = HOSTILE.map((value) => [value]);
  const blob = await writeExcelFile(
    cells.map((row) => row.map((value) => ({ value, type: String, format: '@' }))),
  ).toBlob();
  writeFileSync(hostile, new Uint8Array(await blob.arrayBuffer()));
  assert.deepEqual(opened(hostile), cells);
  assert.ok(compared > 400);
  console.log(`${compared} rows of lists came through LibreOffice unchanged, as CSV and as XLSX`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

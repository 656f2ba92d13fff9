// A ledger in the form of the Online Retail data, small enough to reckon by hand.
// scripts/check-online-retail checks the real one.
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { analyse, assertLedgerAddsUp, save, temporaryFolder } from './helpers/cli.mjs';
import { readTable } from './helpers/csv.mjs';

const LEDGER = `InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
536365,85123A,WHITE HEART,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom
536365,71053,"LANTERN, WHITE",6,2010-12-01 08:26:00,3.39,17850.0,United Kingdom
536365,71053,"LANTERN, WHITE",6,2010-12-01 08:26:00,3.39,17850.0,United Kingdom
536365,22222,GIFT,1,2010-12-01 08:26:00,0.0,17850.0,United Kingdom
536366,22633,HAND WARMER,3,2010-12-01 08:28:00,1.855,17850.0,United Kingdom
C536379,D,Discount,-1,2010-12-02 09:41:00,27.5,14527.0,United Kingdom
536380,22961,JAM,24,2010-12-02 09:45:00,1.45,14527.0,United Kingdom
536414,22139,,56,2010-12-02 11:52:00,0.0,,United Kingdom
536544,21773,ROSE,1,2010-12-02 14:32:00,2.51,,United Kingdom
536544,21774,ROSE,2,2010-12-02 14:32:00,4.98,,United Kingdom
C536545,21774,ROSE,-1,2010-12-03 14:33:00,4.98,,United Kingdom
A563185,B,Adjust bad debt,1,2011-08-12 14:50:00,11062.06,,United Kingdom
A563186,B,Adjust bad debt,1,2011-08-12 14:51:00,-11062.06,,United Kingdom
A563187,B,Adjust bad debt,1,2011-08-12 14:52:00,-11062.06,,United Kingdom
C563188,84946,HOLDER,-2,2011-08-13 10:00:00,5.00,12346.0,France
563189,84946,HOLDER,-10,2011-08-13 10:01:00,0.0,,United Kingdom
`;

/*
 536365  17850  6 x 2.55 + 2 x (6 x 3.39) + 0 = 15.30 + 40.68           gross   55.98
 536366  17850  3 x 1.855 = 5.565, rounded away from zero               gross    5.57
 C536379 14527  refund 27.50
 536380  14527  24 x 1.45                                               gross   34.80
 536414  -      nothing to pay
 536544  -      2.51 + 9.96                                             gross   12.47
 C536545 -      refund 4.98
 A563185 -                                                              gross 11062.06
 A563186, A563187 - refunds of 11062.06 each
 C563188 12346  refund 10.00, never a valid order: no customer
 563189  -      nothing to pay
*/
test('a ledger of invoices comes to what it comes to by hand', (context) => {
  const folder = temporaryFolder(context);
  const report = analyse(save(folder, 'retail.csv', LEDGER), '--out', folder);
  assertLedgerAddsUp(report);
  const [file] = report.ledger.files;
  assert.equal(file.platform, 'online_retail');
  assert.deepEqual([file.rows_read, file.rows_used, file.rows_set_aside], [16, 16, {}]);
  assert.equal(file.flags.zero_price_rows, 3);
  assert.equal(file.flags.repeated_rows, 1);
  assert.equal(file.flags.damaged_ids, 0);
  assert.equal(report.as_of, '2011-08-13');
  assert.deepEqual(report.orders, {
    ...{ total: 12, valid: 5, identified: 3, refunded: 0, closed: 0, unpaid: 0 },
    ...{ zero_amount: 2, cancelling: 5 },
  });
  assert.deepEqual(report.customers, { total: 2, new: 1, returning: 1, potential: 0 });
  const { identified, ...all } = report.revenue;
  assert.deepEqual(all, {
    ...{ currency: 'GBP', minor_digits: 2 },
    gross_minor: 5598 + 557 + 3480 + 1247 + 1106206,
    refunds_minor: 2750 + 498 + 2 * 1106206 + 1000,
    net_minor: -1106206 + 5598 + 557 + 3480 + 1247 - 2750 - 498 - 1000,
  });
  assert.deepEqual(identified, {
    gross_minor: 5598 + 557 + 3480,
    refunds_minor: 2750 + 1000,
    net_minor: 5598 + 557 + 3480 - 2750 - 1000,
  });
  assert.deepEqual(
    report.months.filter(({ orders, net_minor }) => orders !== 0 || net_minor !== 0),
    [
      { month: '2010-12', orders: 4, customers: 2, new_customers: 2, net_minor: 10882 - 3248 },
      { month: '2011-08', orders: 1, customers: 0, new_customers: 0, net_minor: -1106206 - 1000 },
    ],
  );
  // 17850.0 is the customer 17850; a refund lowers what its customer brought in.
  assert.deepEqual(
    readTable(path.join(folder, 'customers.csv')).map(({ buyer, orders, net }) => [
      buyer,
      orders,
      net,
    ]),
    [
      ['17850', '2', '61.55'],
      ['14527', '1', '7.30'],
    ],
  );
});

test('the same ledger in the form of the older export comes to the same', (context) => {
  const folder = temporaryFolder(context);
  const older = LEDGER.replace('CustomerID', 'Customer ID')
    .replace(
      /(\d{4})-(\d\d)-(\d\d) (\d\d:\d\d):00/g,
      (_, y, m, d, time) => `${+m}/${+d}/${y} ${time}`,
    )
    .replaceAll('.0,', ',');
  const [now, then] = [LEDGER, older].map((text) => {
    const { ledger, ...figures } = analyse(save(folder, 'retail.csv', text));
    return { ...figures, platform: ledger.files[0].platform, flags: ledger.files[0].flags };
  });
  assert.deepEqual(then, now);
});

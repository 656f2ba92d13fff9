import { csvParseRows } from 'd3-dsv';
import { Buyers, COMPLETED, places, serve } from './job.js';

serve(async (file) => {
  const buyers = new Buyers();
  let at = null;
  csvParseRows(await file.text(), (row) => {
    if (at === null) at = places(row);
    else if (row[at.status] === COMPLETED) {
      buyers.add(row[at.buyer], row[at.order], row[at.time], +row[at.price], +row[at.quantity]);
    }
    return null;
  });
  return buyers.finish();
});

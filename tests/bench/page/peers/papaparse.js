import Papa from 'papaparse';
import { Buyers, COMPLETED, places, serve } from './job.js';

serve(
  (file) =>
    new Promise((resolve, reject) => {
      const buyers = new Buyers();
      let at = null;
      Papa.parse(file, {
        chunk({ data }) {
          for (const row of data) {
            if (at === null) at = places(row);
            else if (row[at.status] === COMPLETED) {
              buyers.add(
                row[at.buyer],
                row[at.order],
                row[at.time],
                +row[at.price],
                +row[at.quantity],
              );
            }
          }
        },
        complete: () => resolve(buyers.finish()),
        error: reject,
      });
    }),
);

// The page that peers run in: one worker each, and DuckDB, whose worker is its own.
import * as duckdb from '@duckdb/duckdb-wasm';
import { cellsOf, rfmQuery } from './rfm_sql.js';

function inWorker(name, file) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(`/peers/${name}.js`);
    worker.onmessage = ({ data }) => {
      worker.terminate();
      if (data.failed === undefined) resolve(data);
      else reject(new Error(data.failed));
    };
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(file);
  });
}

// Its start is not counted.
async function inDuckdb(file) {
  const worker = new Worker('/duckdb/duckdb-browser-eh.worker.js');
  const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  await database.instantiate('/duckdb/duckdb-eh.wasm');
  const connection = await database.connect();
  await connection.query('SELECT 1');
  const began = performance.now();
  await database.registerFileHandle(
    'orders.csv',
    file,
    duckdb.DuckDBDataProtocol.BROWSER_FILEREADER,
    true,
  );
  const table = await connection.query(rfmQuery('orders.csv'));
  const result = { ...cellsOf(table.toArray()), ms: performance.now() - began };
  await connection.close();
  await database.terminate();
  return result;
}

globalThis.runPeer = (name) => {
  const [file] = document.querySelector('input').files;
  return name === 'duckdb' ? inDuckdb(file) : inWorker(name, file);
};

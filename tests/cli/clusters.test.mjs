// Clusters on the command line, held to their schema and to the wasm core.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { repository, save, shuke, temporaryFolder } from './helpers/cli.mjs';
import * as fixtures from './helpers/fixtures.mjs';

const schema = JSON.parse(
  readFileSync(path.resolve(repository, 'core/report/report.schema.json'), 'utf8'),
);

function clusters(context, ...args) {
  const file = save(temporaryFolder(context), 'sample.csv', fixtures.sampleShop());
  return shuke('cluster', file, ...args);
}

test('the sample shop clusters, and the answer keeps to its schema', (context) => {
  const run = clusters(context, '--json', '--k', '4');
  assert.equal(run.status, 0, run.stderr);
  const answer = JSON.parse(run.stdout);
  const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true });
  ajv.addSchema(schema, 'report');
  const validate = ajv.getSchema('report#/$defs/clusters');
  assert.ok(validate(answer), ajv.errorsText(validate.errors));
  assert.equal(answer.k, 4);
  assert.equal(answer.chosen_by, 'user');
  const customers = answer.clusters.reduce((sum, cluster) => sum + cluster.customers, 0);
  assert.equal(customers, answer.customers);
  assert.equal(answer.merges.at(-1).customers, answer.customers);
});

test('without --k the highest silhouette decides', (context) => {
  const answer = JSON.parse(clusters(context, '--json').stdout);
  const best = Math.max(...answer.trials.map((trial) => trial.silhouette));
  assert.equal(answer.chosen_by, 'silhouette');
  assert.equal(answer.trials.find((trial) => trial.clusters === answer.k).silhouette, best);
});

test('sentences say what sets a cluster apart', (context) => {
  const zh = clusters(context, '--lang', 'zh', '--k', '3').stdout;
  assert.match(zh, /第 1 群：/);
  assert.match(zh, /天前（全店/);
  const en = clusters(context, '--lang', 'en', '--k', '3').stdout;
  assert.match(en, /Cluster 3: /);
});

test('a number of clusters that cannot be is wrong usage', (context) => {
  assert.equal(clusters(context, '--k', '1').status, 64);
});

// What every end-to-end test starts from: `appUrl`, the address of the built page in the form that
// the project is for, and a check that the page never throws and never logs an error.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { test as base, expect } from '@playwright/test';

export const repository = path.resolve(import.meta.dirname, '../../..');

export interface FormOptions {
  form: 'http' | 'file';
}

interface TestFixtures {
  appUrl: string;
  // Errors that the page threw or logged; a test that provokes some empties it before it ends.
  pageErrors: string[];
}

interface WorkerFixtures {
  siteUrl: string;
}

export const test = base.extend<FormOptions & TestFixtures, WorkerFixtures>({
  form: ['http', { option: true }],

  siteUrl: [
    async ({}, use) => {
      const server = spawn(
        process.execPath,
        ['scripts/serve.mjs', 'web/dist/site', '--port', '0'],
        { cwd: repository, stdio: ['ignore', 'pipe', 'inherit'] },
      );
      const [address] = (await once(createInterface(server.stdout), 'line')) as [string];
      await use(address);
      server.kill();
    },
    { scope: 'worker' },
  ],

  appUrl: async ({ form, siteUrl }, use) => {
    const file = pathToFileURL(path.join(repository, 'web/dist/shuke.html')).href;
    await use(form === 'http' ? siteUrl : file);
  },

  pageErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      await use(errors);
      expect(errors, 'errors of the page').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

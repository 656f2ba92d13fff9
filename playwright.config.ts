// End-to-end tests of the built page (scripts/build web) in Debian's Chromium, hosted on http; what
// may differ in the single file from disk (start, workers, reading, saving, what is kept, what is
// forbidden) runs there too. The views are the same document in both.
import { defineConfig } from '@playwright/test';
import type { FormOptions } from './tests/e2e/helpers/app';

const FORM_MATTERS =
  /(smoke|frame|privacy|hostile|import|ledger|many_files|workbook|pool|identity|settings|draft|journey)\.spec\.ts$/;

export default defineConfig<FormOptions>({
  testDir: 'tests/e2e',
  outputDir: 'tests/e2e/results',
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    browserName: 'chromium',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox', // Chromium's own sandbox refuses root, which is who runs tests in containers
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'http', use: { form: 'http' } },
    { name: 'file', testMatch: FORM_MATTERS, use: { form: 'file' } },
  ],
});

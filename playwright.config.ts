// End-to-end tests of the built page (scripts/build web) in Debian's Chromium: they run in both
// forms, hosted on http and as the single file from disk. What axe reads is the same document in
// both, so it reads it once.
import { defineConfig } from '@playwright/test';
import type { FormOptions } from './tests/e2e/helpers/app';

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
    { name: 'file', testIgnore: 'accessibility.spec.ts', use: { form: 'file' } },
  ],
});

// Serves the views over the fake desk (page.tsx). Not how the page is built: see web/build.
import path from 'node:path';
import { defineConfig } from 'vite';

const VIRTUAL: Readonly<Record<string, string>> = {
  'shuke:version': 'export default "0";',
  'shuke:worker': 'export default "";',
};

export default defineConfig({
  root: path.resolve(import.meta.dirname, '../..'),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [
    {
      name: 'what the build makes',
      resolveId: (source) => (source in VIRTUAL ? `\0${source}` : null),
      load: (id) => VIRTUAL[id.slice(1)] ?? null,
    },
  ],
});

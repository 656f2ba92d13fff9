// Unit tests of the page: its pure parts under Node, and what needs a document under happy-dom (named
// at the head of such a file).
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    environment: 'node',
    restoreMocks: true,
  },
});

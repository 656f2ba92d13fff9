import { expect, test } from 'vitest';
import { peekLines, telling } from '../../src/worker/peek';

test('shows the header and the lines that tell one encoding from another', () => {
  const text = ['id,note', ...Array.from({ length: 50 }, (_, i) => `${i},plain`), '50,杭州'].join(
    '\r\n',
  );
  expect(telling(text)).toEqual(['id,note', '50,杭州']);
});

test('where all is ASCII the first lines do', () => {
  expect(telling('a\nb\n\nc\n')).toEqual(['a', 'b', 'c']);
});

test('an empty file has nothing to show, a line without an end not too much', () => {
  expect(telling('')).toEqual([]);
  expect(telling('x'.repeat(100_000))[0]).toHaveLength(400);
});

test('decodes as it is told', async () => {
  const gbk = new Blob([new Uint8Array([0xb6, 0xa9, 0xb5, 0xa5, 0x0a])]);
  expect(await peekLines(gbk, 'gb18030')).toEqual(['订单']);
  expect((await peekLines(gbk, 'utf-8'))[0]).toContain('\ufffd');
});

import { expect, test } from 'vitest';
import { failureOf, isFailure as isFailureOnPage } from '../../src/client';
import { isFailure, read, readDocument, readValue } from '../../src/worker/answers';

const FAILURE = '{"ok":false,"error":{"code":"bad_as_of","args":{"value":"x"}}}';

test('an answer is its fields, a failure is thrown as it is', () => {
  expect(read<{ file: number }>('{"ok":true,"file":3}').file).toBe(3);
  expect(() => read(FAILURE)).toThrow(expect.objectContaining({ code: 'bad_as_of' }));
});

test('a document has no "ok" of its own, and still can be a failure', () => {
  expect(readDocument('[{"id":"buyer"}]')).toEqual([{ id: 'buyer' }]);
  expect(() => readDocument(FAILURE)).toThrow(expect.objectContaining({ code: 'bad_as_of' }));
});

test('where an array is due, a text says why there is none', () => {
  const ids = new Uint32Array([1, 2]);
  expect(readValue(ids)).toBe(ids);
  expect(() => readValue<Uint32Array>(FAILURE)).toThrow(
    expect.objectContaining({ code: 'bad_as_of' }),
  );
  expect(() => readValue<Uint32Array>('{"ok":true}')).toThrow(/array|value/);
});

test('breakdowns are not taken for failures', () => {
  for (const guard of [isFailure, isFailureOnPage]) {
    expect(guard({ code: 'x', args: {} })).toBe(true);
    expect(guard(new Error('x'))).toBe(false);
    expect(guard({ code: 'x' })).toBe(false);
    expect(guard(null)).toBe(false);
    expect(guard('bad_as_of')).toBe(false);
  }
  expect(failureOf(new RangeError('too deep'))).toEqual({
    code: 'page_failed',
    args: { detail: 'too deep' },
  });
});

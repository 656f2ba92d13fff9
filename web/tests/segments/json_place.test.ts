import { describe, expect, it } from 'vitest';
import { offsetOf, placeOf } from '../../src/views/segments/json_place';

const text = `{
  "all": [
    {"fact": "orders", "op": "ge", "value": 2},
    {"not": {"fact": "a/b~c \\"x\\"", "op": "in", "value": ["上海", {"deep": null}]}}
  ],
  "a/b": {"~": [10, -2.5e3]}
}`;

const at = (path: string) => {
  const place = placeOf(text, path);
  return place === null ? null : text.slice(place.start, place.end);
};

describe('placeOf', () => {
  it('finds the value that a path names', () => {
    expect(at('/all/0/value')).toBe('2');
    expect(at('/all/0/op')).toBe('"ge"');
    expect(at('/all/1/not/fact')).toBe('"a/b~c \\"x\\""');
    expect(at('/all/1/not/value/0')).toBe('"上海"');
    expect(at('/all/1/not/value/1/deep')).toBe('null');
    expect(at('/a~1b/~0/1')).toBe('-2.5e3');
    expect(at('')).toBe(text);
  });

  it('gives what should hold a value that is missing', () => {
    expect(at('/all/0/name')).toBe('{"fact": "orders", "op": "ge", "value": 2}');
    expect(at('/all/7')?.startsWith('[')).toBe(true);
  });

  it('does not fall over text that is not JSON', () => {
    for (const broken of ['', '{', '{"a"', '{"a":', '[1,', '"', '{"a": [}', ']', '{a: 1}']) {
      expect(() => placeOf(broken, '/a/0'), broken).not.toThrow();
    }
  });
});

describe('offsetOf', () => {
  it('counts columns in bytes', () => {
    expect(offsetOf('{"a": 1}', '1:3')).toBe(2);
    expect(offsetOf('{\n"上海": }', '2:11')).toBe('{\n"上海": '.length);
    expect(offsetOf('"😀"x', '1:7')).toBe(4);
  });
});

// Compares two JSON texts as the two builds of the core must agree: everything exactly, order and
// spacing too, but for numbers with a point or an exponent, which may differ by 1e-9 of their size
// (the C libraries' exp and log differ in the last bit).
import assert from 'node:assert/strict';

const NUMBER = /("(?:[^"\\]|\\.)*")|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const isDouble = (text) => /[.eE]/.test(text);

// The text with a mark for each double, and the doubles.
function split(text) {
  const doubles = [];
  const rest = text.replace(NUMBER, (match, string) => {
    if (string !== undefined || !isDouble(match)) return match;
    doubles.push(Number(match));
    return '<double>';
  });
  return { rest, doubles };
}

export function assertSameJson(actual, expected) {
  const a = split(actual);
  const b = split(expected);
  assert.equal(a.rest, b.rest);
  for (const [index, value] of a.doubles.entries()) {
    const other = b.doubles[index];
    const difference = Math.abs(value - other);
    assert.ok(
      difference <= 1e-9 * Math.max(Math.abs(value), Math.abs(other)),
      `double ${index} is ${value}, not ${other}`,
    );
  }
}

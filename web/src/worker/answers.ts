// Turns the core's JSON texts into values, or throws the Failure that they tell of.
import type { Answer, Failure } from '../protocol';

// Whether something thrown is a failure of the core's own telling, rather than a breakdown.
export function isFailure(thrown: unknown): thrown is Failure {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'args' in thrown;
}

// Reads an answer of the core, or throws the Failure that it holds.
export function read<T = object>(text: string): T {
  const answer = JSON.parse(text) as Answer<T>;
  if (answer.ok === false) throw answer.error;
  return answer;
}

// Reads a text that is JSON of its own when all went well and an answer only when not.
export function readDocument<T>(text: string): T {
  const value = JSON.parse(text) as T & { ok?: boolean; error?: Failure };
  if (value.ok === false && value.error !== undefined) throw value.error;
  return value;
}

// The value itself; a text in its place is a failure.
export function readValue<T extends object>(value: T | string): T {
  if (typeof value === 'string') {
    read(value);
    throw new Error('the core answered with a text where a value was due');
  }
  return value;
}

// The wasm core inside the worker: loading it, and turning its JSON texts into values or failures.
import createCore from 'shuke:core';
import compressed from 'shuke:wasm';
import type { Answer, Failure } from '../protocol';

// The one class that the core offers (wasm/bindings.cc). Texts are JSON; bytes are copies; where a
// text stands beside another type it is an answer that says why there is none of that.
export interface Session {
  beginFile(name: string, options: string): string;
  // False once no more bytes are wanted.
  feed(chunk: Uint8Array): boolean;
  progress(): string;
  finishFile(): string;
  failFile(name: string, code: string): string;
  abortFile(): void;
  removeFile(file: number): string;
  preview(file: number): string;
  beginSample(): void;
  readSample(maxBytes: number): Uint8Array;
  setAsOf(day: string): string;
  policy(): string;
  setPolicy(text: string): string;
  report(): string;
  customersCsv(): Uint8Array;
  ledgerCsv(): Uint8Array;
  selectCustomers(query: string): Uint32Array | string;
  customerRows(ids: Uint32Array, facts: string): string;
  customer(id: number): string;
  activities(): string;
  draft(request: string): string;
  draftFile(request: string, kind: string): { name: string; bytes: Uint8Array } | string;
}

export interface Core {
  Session: { new (): Session; facts(): string; sampleName(): string };
}

let loading: Promise<Core> | null = null;

export function loadCore(): Promise<Core> {
  loading ??= decompress(compressed).then((wasmBinary) => createCore({ wasmBinary }));
  return loading;
}

async function decompress(base64: string): Promise<Uint8Array> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; ++i) bytes[i] = text.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

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

// The wasm core inside the worker: what it offers, and loading it.
import createCore from 'shuke:core';
import type { Failure } from '../protocol';

// The one class that the core offers (wasm/bindings.cc). Texts are JSON; bytes are copies; where a
// text stands beside another type it is an answer that says why there is none of that.
export interface Session {
  beginFile(name: string, options: string, bytes: number): string;
  // False once no more bytes are wanted.
  feed(chunk: Uint8Array): boolean;
  beginWorkbook(name: string, options: string, bytes: number): string;
  // '' once no part is wanted.
  wantedPart(): string;
  endPart(how: string): void;
  beginPieces(name: string, options: string, head: Uint8Array, bytes: number): string;
  // False once no more are wanted.
  takePiece(piece: Uint8Array): boolean;
  progress(): string;
  finishFile(): string;
  failFile(name: string, code: string): string;
  abortFile(): void;
  removeFile(file: number): string;
  setLabel(file: number, label: string): string;
  preview(file: number): string;
  beginSetAside(file: number): string;
  takeSetAside(): Uint8Array;
  finishSetAside(): string;
  beginSample(): void;
  readSample(maxBytes: number): Uint8Array;
  setAsOf(day: string): string;
  policy(): string;
  setPolicy(text: string): string;
  workspace(): string;
  setWorkspace(text: string): string;
  identity(query: string): string;
  report(): string;
  metrics(request: string): string;
  customersCsv(): Uint8Array;
  ledgerCsv(): Uint8Array;
  selectCustomers(query: string): Uint32Array | string;
  customerRows(ids: Uint32Array, facts: string): string;
  peopleOf(ids: Uint32Array): string;
  customer(id: number): string;
  rowsCsv(ids: Uint32Array, facts: string): Uint8Array | string;
  snapshot(): Uint8Array | string;
  compareSnapshot(file: string): string;
  explain(id: number): string;
  setCompareDay(day: string): string;
  migration(): string;
  tryPolicy(text: string): string;
  designThresholds(text: string): string;
  segments(atOnce: boolean): string;
  ruleSizes(rule: string): string;
  factValues(fact: string, most: number): string;
  predict(options: string): string;
  mine(options: string): string;
  explainGroup(request: string): string;
  recommend(id: number): string;
  activities(): string;
  beginClusters(options: string): string;
  stepClusters(): string;
  draft(request: string): string;
  draftFile(request: string, kind: string): { name: string; bytes: Uint8Array } | string;
  today(options: string): string;
  plan(): string;
  planWho(day: string, touch: number): Uint32Array | string;
  plannedFor(customer: number): string;
  planCalendar(titles: string): Uint8Array | string;
  setEarlierCampaigns(files: string): string;
  effect(request: string): string;
}

// Reads pieces of a file apart from a Session (core/session/pieces.h).
export interface FilePieces {
  begin(offset: number): void;
  feed(chunk: Uint8Array): void;
  // The piece, in the bytes of `room` if these are enough.
  end(last: boolean, room: Uint8Array): Uint8Array;
  // Where in EDGE_BYTES from anywhere in the file a piece may end; 0: nowhere.
  edgeIn(bytes: Uint8Array): number;
  delete(): void;
}

export interface Core {
  LEAST_BYTES_FOR_PIECES: number;
  EDGE_BYTES: number;
  FilePieces: new (policy: string, options: string, head: Uint8Array) => FilePieces;
  Session: {
    new (): Session;
    facts(): string;
    defaultPolicy(): string;
    checkPolicy(text: string): string;
    // How a file is to be fed: 'workbook' by its parts, 'bytes' as it is.
    fileKind(head: Uint8Array): string;
    sampleName(): string;
    setAsideHeader(): Uint8Array;
  };
}

let loading: Promise<Core> | null = null;

let give: (compressed: string) => void;
const given = new Promise<string>((resolve) => {
  give = resolve;
});
let compiling: Promise<WebAssembly.Module> | null = null;

// The core as the page carries it: compressed, in base64. Whoever waits for it goes on then.
export function giveCore(compressed: string): void {
  give(compressed);
}

// The core's code, to be had once and handed to the workers of a pool.
export function compiledCore(): Promise<WebAssembly.Module> {
  compiling ??= given.then(decompress).then(compile);
  return compiling;
}

// Throws a Failure where the browser cannot run the core. Its bytes are whole, which gzip has checked, so it
// is SIMD that is missing: all else that the core needs is older.
async function compile(bytes: Uint8Array): Promise<WebAssembly.Module> {
  try {
    return await WebAssembly.compile(bytes as BufferSource);
  } catch (thrown) {
    if (!(thrown instanceof WebAssembly.CompileError)) throw thrown;
    const failure: Failure = { code: 'browser_without_simd', args: {} };
    throw failure;
  }
}

export function loadCore(): Promise<Core> {
  loading ??= compiledCore().then(startCore);
  return loading;
}

// A core of one's own from the code.
export function startCore(module: WebAssembly.Module): Promise<Core> {
  return createCore({
    instantiateWasm: (imports, receive) => {
      void WebAssembly.instantiate(module, imports).then(receive);
      return {};
    },
  });
}

async function decompress(base64: string): Promise<Uint8Array> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; ++i) bytes[i] = text.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

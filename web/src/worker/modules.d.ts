// What the build puts in the worker's reach (web/build/build.mjs).
declare module 'shuke:core' {
  import type { Core } from './core';
  const create: (options: {
    instantiateWasm: (
      imports: WebAssembly.Imports,
      receive: (instance: WebAssembly.Instance) => void,
    ) => object;
  }) => Promise<Core>;
  export default create;
}

// The core's wasm file: gzip, in base64.
declare module 'shuke:wasm' {
  const compressed: string;
  export default compressed;
}

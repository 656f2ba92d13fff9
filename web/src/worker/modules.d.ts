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

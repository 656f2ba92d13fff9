// What the build adds to the language of the page: styles are imported for their effect, and the
// worker arrives as the text of a classic script (web/build/build.mjs).
declare module '*.css';

declare module 'shuke:worker' {
  const source: string;
  export default source;
}

declare module 'shuke:version' {
  const version: string;
  export default version;
}

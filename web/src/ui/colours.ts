// The fixed colours of stages and levels, one source for CSS and charts.
//
// Stages: buying ones are blue and green, those drifting away amber to grey; hue and lightness both
// differ, so that they stay apart under the three kinds of colour blindness (held by a test). Levels
// are one hue by lightness, because they are an order. Colour is never the only sign: a label or a
// legend with words stands beside it.
import type { Level, Stage } from '../protocol';

export type Scheme = 'light' | 'dark';

export const STAGE_COLOURS: Record<Scheme, Record<Stage, string>> = {
  light: {
    new_one_order: '#8ecbf3',
    new_repeat: '#1d65b4',
    old_one_order: '#55b48f',
    old_repeat: '#0d5443',
    silent: '#ecb93c',
    sleeping: '#c8571b',
    lost: '#868a91',
  },
  dark: {
    new_one_order: '#b3e0ff',
    new_repeat: '#3a86d8',
    old_one_order: '#62c6a0',
    old_repeat: '#1c7a60',
    silent: '#f0c453',
    sleeping: '#e07a41',
    lost: '#959aa4',
  },
};

export const LEVEL_COLOURS: Record<Scheme, Record<Level, string>> = {
  light: {
    supreme: '#3b1d7a',
    vip: '#6a43c0',
    advanced: '#9c82db',
    regular: '#cdbff0',
    unrated: '#a9adb5',
  },
  dark: {
    supreme: '#efe9ff',
    vip: '#c4b0f7',
    advanced: '#9677e0',
    regular: '#66489f',
    unrated: '#6d727b',
  },
};

// Sets --stage-<code> and --level-<code> on the document, for CSS.
export function applyCodeColours(scheme: Scheme, style: CSSStyleDeclaration): void {
  for (const [code, colour] of Object.entries(STAGE_COLOURS[scheme])) {
    style.setProperty(`--stage-${code}`, colour);
  }
  for (const [code, colour] of Object.entries(LEVEL_COLOURS[scheme])) {
    style.setProperty(`--level-${code}`, colour);
  }
}

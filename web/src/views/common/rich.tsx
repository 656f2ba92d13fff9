// A sentence of the catalogue whose placeholders are filled with elements instead of text: a figure in
// bold, a link. The words and their order stay in the catalogue.
import type { ComponentChildren } from 'preact';
import { t, type Args } from '../../i18n';

// Stands for an element while i18next puts the sentence together; no catalogue or figure holds it.
const MARK = '\u0001';

interface Props {
  text: string;
  // Placeholder -> element. What is text or number goes into `args`.
  parts: Readonly<Record<string, ComponentChildren>>;
  args?: Args;
}

export function Rich({ text, parts, args = {} }: Props) {
  const marked: Args = { ...args };
  for (const name of Object.keys(parts)) marked[name] = MARK + name + MARK;
  // Odd pieces lie between two marks: they are names.
  const pieces = t(text, marked).split(MARK);
  return <>{pieces.map((piece, i) => (i % 2 === 0 ? piece : (parts[piece] ?? null)))}</>;
}

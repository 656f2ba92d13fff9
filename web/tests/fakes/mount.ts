// Draws one view over the fake desk into the test's document, on a clock that the test moves: how busy
// the machine is decides nothing.
import { h, render } from 'preact';
import { vi } from 'vitest';
import { DeskContext, type Desk, type ViewDefinition } from '../../src/desk';
import type { Report } from '../../src/protocol';
import { parseRoute, route } from '../../src/route';
import { facts, language, report, unmaskedViews, version } from '../../src/state';
import { FACTS } from './desk';
import { REPORT } from './report';

export interface Mounted {
  root: HTMLElement;
  text(): string;
  // Moves the clock by `ms`: answers arrive, timers run, the view is drawn again.
  settle(ms?: number): Promise<void>;
  // The one element that matches; fails when there is none.
  get<Kind extends Element = HTMLElement>(selector: string): Kind;
  // The button or link with that text.
  control(words: string): HTMLElement;
}

export async function mount(
  view: ViewDefinition,
  desk: Desk,
  fragment: string,
  data: Report = REPORT,
): Promise<Mounted> {
  vi.useFakeTimers();
  language.value = 'zh';
  facts.value = FACTS;
  report.value = data;
  unmaskedViews.value = new Set();
  version.value += 1;
  route.value = parseRoute(fragment);
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  render(h(DeskContext.Provider, { value: desk }, h(view.Component, {})), root);
  const settle = async (ms = 100) => {
    await vi.advanceTimersByTimeAsync(ms);
  };
  await settle();
  const get = <Kind extends Element = HTMLElement>(selector: string): Kind => {
    const found = root.querySelector<Kind>(selector);
    if (found === null) throw new Error(`nothing matches ${selector}`);
    return found;
  };
  return {
    root,
    text: () => root.textContent ?? '',
    settle,
    get,
    control: (words) => {
      const all = [...root.querySelectorAll<HTMLElement>('button, a')];
      const found = all.find((element) => element.textContent?.trim() === words);
      if (found === undefined) throw new Error(`no button or link says ${words}`);
      return found;
    },
  };
}

export function unmount(): void {
  const root = document.body.firstElementChild;
  if (root !== null) render(null, root);
  vi.useRealTimers();
}

// Work that takes a while, such as drawing a chart, each piece in a task of its own: a view with many
// charts must not keep the page from answering until all of them are drawn.

const waiting: (() => void)[] = [];

// Does `work` when its turn comes; the function that is returned takes it back.
export function inTurn(work: () => void): () => void {
  waiting.push(work);
  if (waiting.length === 1) setTimeout(doNext);
  return () => {
    const at = waiting.indexOf(work);
    if (at >= 0) waiting.splice(at, 1);
  };
}

function doNext(): void {
  const work = waiting.shift();
  if (waiting.length > 0) setTimeout(doNext);
  work?.();
}

// Paper is white, whatever the screen is. Printing does not wait: what comes out is what stands there
// when the handlers of `beforeprint` have ended, so charts are drawn anew there and then.

const charts = new Set<() => void>();

// `draw` draws a chart at once, in the colours of now; the function that is returned ends that.
export function drawsForPaper(draw: () => void): () => void {
  charts.add(draw);
  return () => void charts.delete(draw);
}

export function drawForPaper(): void {
  for (const draw of charts) draw();
}

// Workers that get ready while a file is on its way: it is being dragged over the page, or the browser's
// picker is open. To start one with its core takes as long as reading some megabytes.
export interface StandbyWorker {
  terminate(): void;
  onerror: ((event: ErrorEvent) => void) | null;
}

export class Standby<Helper extends StandbyWorker> {
  private readonly helpers: Helper[] = [];
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly keepMs: number) {}

  // So many of them; those that nobody has taken after a while end.
  fill(count: number, start: () => Helper): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.end(), this.keepMs);
    while (this.helpers.length < count) {
      const helper = start();
      // Whoever needs one starts another, and hears of it if that fails too.
      helper.onerror = (event) => {
        event.preventDefault();
        this.helpers.splice(this.helpers.indexOf(helper), 1);
      };
      this.helpers.push(helper);
    }
  }

  // One that is ready, or soon will be; null if there is none.
  take(): Helper | null {
    const helper = this.helpers.shift() ?? null;
    if (helper !== null) helper.onerror = null;
    return helper;
  }

  end(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    for (const helper of this.helpers.splice(0)) helper.terminate();
  }
}

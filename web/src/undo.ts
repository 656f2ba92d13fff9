// What was changed and can be changed back. A step is done before it is recorded; undo and redo run
// one at a time, and a step whose undo fails stays where it was.
import { computed, signal } from '@preact/signals';

export interface Step {
  // A key of the catalogue that names the change, and what fills it.
  label: string;
  args?: Record<string, string | number>;
  undo: () => Promise<void> | void;
  redo: () => Promise<void> | void;
}

const DEPTH = 100;

export class UndoStack {
  private readonly done = signal<readonly Step[]>([]);
  private readonly undone = signal<readonly Step[]>([]);
  private busy = false;

  readonly next = computed<Step | null>(() => this.done.value.at(-1) ?? null);
  readonly nextRedo = computed<Step | null>(() => this.undone.value.at(-1) ?? null);

  record(step: Step): void {
    this.done.value = [...this.done.value, step].slice(-DEPTH);
    this.undone.value = [];
  }

  // The step that was undone; null when there was none or another one is still running.
  undo(): Promise<Step | null> {
    return this.move(this.done, this.undone, (step) => step.undo());
  }

  redo(): Promise<Step | null> {
    return this.move(this.undone, this.done, (step) => step.redo());
  }

  clear(): void {
    this.done.value = [];
    this.undone.value = [];
  }

  private async move(
    from: typeof this.done,
    to: typeof this.done,
    run: (step: Step) => Promise<void> | void,
  ): Promise<Step | null> {
    const step = from.value.at(-1);
    if (step === undefined || this.busy) return null;
    this.busy = true;
    try {
      await run(step);
      from.value = from.value.filter((other) => other !== step);
      to.value = [...to.value, step];
      return step;
    } finally {
      this.busy = false;
    }
  }
}

// Failures, as they cross between core, worker and page.
// A failure as it crosses: a key of the catalogue under "error." and what fills its placeholders.
export interface Failure {
  code: string;
  args: Record<string, string | number>;
}

export type Answer<T> = ({ ok: true } & T) | { ok: false; error: Failure };

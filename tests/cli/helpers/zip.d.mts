export function zip(
  parts: Record<string, string | Uint8Array>,
  options?: { stored?: boolean },
): Buffer;
export function workbook(
  sheets: { name: string; rows: unknown[][]; hidden?: boolean }[],
  options?: { stored?: boolean },
): Buffer;

// Hands bytes to the browser as a download, through a Blob of the page's own.
const REVOKE_AFTER_MS = 60_000;

export function download(name: string, type: string, content: Uint8Array | Blob | string): void {
  const url = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser may still be asking where to save it.
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER_MS);
}

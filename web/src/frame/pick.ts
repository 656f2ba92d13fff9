// The browser's own file picker, behind every button that adds files.
//
// No filter by type: exports come as .csv, .txt, .tsv or with no ending, and what cannot be read says so.
export const PICKER_ID = 'file-picker';

export function pickFiles(): void {
  document.getElementById(PICKER_ID)?.click();
}

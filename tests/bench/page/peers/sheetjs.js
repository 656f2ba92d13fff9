import { read, utils } from 'xlsx';
import { serve } from './job.js';

serve(async (file) => {
  const book = read(await file.arrayBuffer(), { dense: true });
  return { rows: utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { header: 1 }).length };
});

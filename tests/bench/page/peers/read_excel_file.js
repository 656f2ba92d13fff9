import { readSheet } from 'read-excel-file/web-worker';
import { serve } from './job.js';

serve(async (file) => ({ rows: (await readSheet(file)).length }));

import { listRows } from './list-rows.ts';
import { logExport } from './log-export.ts';

export const exportsInternal = {
  queries: {},
  commands: { 'exports.log': logExport },
} as const;

/** The lists that can be taken out, for the task that writes them into files. */
export const exportedRows = listRows;

import type { ExportWish } from '../../../contract/exports.ts';
import type { InternalCommand } from '../../store/context.ts';

export interface LogExport
  extends Pick<ExportWish, 'list' | 'format' | 'from' | 'until' | 'showsContacts'> {
  readonly rows: number;
}

/** Says in the event log who took which list out, before its file is there. */
export const logExport: InternalCommand<LogExport, null> = (context, input) => {
  context.log('data.exported', { ...input });
  return null;
};

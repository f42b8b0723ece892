import path from 'node:path';
import type { TillEvent } from '../../../contract/events.ts';
import { DATED_LISTS, type ExportWish } from '../../../contract/exports.ts';
import type { CallReply } from '../../../contract/index.ts';
import { fail } from '../../../contract/kernel/result.ts';
import { businessDayOf } from '../../../contract/kernel/time.ts';
import type { Session } from '../../../contract/staff.ts';
import { done, type ShellHandlers } from '../../gateway/lanes.ts';
import { CancelledError } from '../../store/lane-client.ts';
import { errorCodeOf, StoreError } from '../../store/store-errors.ts';
import { beginFile, type FileOnItsWay } from '../../store/exporting/place-file.ts';
import type { Dialogs } from '../dialogs.ts';
import type { InternalSteps } from '../internal-steps.ts';
import type { StoreKeeper } from '../store-keeper.ts';

export interface ExportHandlerParts {
  readonly store: Pick<StoreKeeper, 'exportList' | 'state'>;
  readonly dialogs: Dialogs;
  readonly internal: InternalSteps;
  readonly now: () => number;
  readonly emit: (event: TillEvent) => void;
}

type ExportHandlers = Required<Pick<ShellHandlers, 'exports.run' | 'exports.cancel'>>;

/** What the file system says of a place where nothing can be put. */
const NOT_WRITABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'EISDIR', 'ENOTDIR', 'EBUSY']);

/** Lists into files: one at a time, each in the event log before its file is there. */
export function exportHandlers(parts: ExportHandlerParts): ExportHandlers {
  let running: SharedArrayBuffer | null = null;
  return {
    'exports.run': async (wish, session) => {
      if (running !== null) return fail('exports.running');
      const isBackward = wish.from !== null && wish.until !== null && wish.from > wish.until;
      if (isBackward) return fail('exports.periodBackward');
      running = new SharedArrayBuffer(4);
      try {
        const target = await parts.dialogs.saveFile(offeredName(parts, wish));
        if (target === null) return done(null);
        return await write({ ...parts, wish, session, target, cancelled: running });
      } finally {
        running = null;
      }
    },
    'exports.cancel': async () => {
      if (running !== null) Atomics.store(new Int32Array(running), 0, 1);
      return done(null);
    },
  };
}

interface Writing extends ExportHandlerParts {
  readonly wish: ExportWish;
  readonly session: Session | null;
  readonly target: string;
  readonly cancelled: SharedArrayBuffer;
}

async function write(writing: Writing): Promise<CallReply<'exports.run'>> {
  const { store, wish, session, target, cancelled, emit, now } = writing;
  const file = begin(target);
  if (file === null) return fail('exports.notWritable');
  try {
    const task = { target: file.partial, wish, at: now(), cancelled };
    const { rows } = await store.exportList(task, (progress) =>
      emit({ type: 'job.progress', job: 'export', ...progress }),
    );
    const { list, format, from, until, showsContacts } = wish;
    const fact = { list, format, from, until, showsContacts, rows };
    await writing.internal('exports.log', fact, session);
    file.place();
    return done({ file: path.basename(target), rows });
  } catch (error) {
    file.drop();
    if (error instanceof CancelledError) return fail('exports.cancelled');
    if (NOT_WRITABLE.has(errorCodeOf(error) ?? '')) return fail('exports.notWritable');
    throw error;
  }
}

function begin(target: string): FileOnItsWay | null {
  try {
    return beginFile(target);
  } catch (error) {
    const code = errorCodeOf(error) ?? '';
    if (code === 'ENOSPC') throw new StoreError('store.full', 'The disk is full');
    if (NOT_WRITABLE.has(code)) return null;
    throw error;
  }
}

/** Such as `guitai-S01-members-2026-11-21.xlsx`. */
function offeredName({ store, now }: ExportHandlerParts, wish: ExportWish): string {
  const { state } = store;
  const { storeCode, today } =
    state.state === 'ready'
      ? { storeCode: state.till.storeCode, today: businessDayOf(now(), state.till) }
      : { storeCode: 'store', today: '' };
  const hasPeriod = DATED_LISTS.includes(wish.list) && (wish.from ?? wish.until) !== null;
  const period = hasPeriod ? [wish.from, wish.until].filter((day) => day !== null) : [today];
  return `guitai-${storeCode}-${wish.list}-${period.join('-to-')}.${wish.format}`;
}

import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { TillEvent } from '../../../contract/events.ts';
import type { CallParsed, CallReply } from '../../../contract/index.ts';
import { MAX_FILE_BYTES } from '../../../contract/import-calls.ts';
import { type ImportKind } from '../../../contract/imports.ts';
import { fail } from '../../../contract/kernel/result.ts';
import type { Session } from '../../../contract/staff.ts';
import type { ImportInput, ImportOutcome } from '../../features/imports/import-run.ts';
import { done, type ShellHandlers } from '../../gateway/lanes.ts';
import { CancelledError } from '../../store/lane-client.ts';
import type { Dialogs } from '../dialogs.ts';
import type { StoreKeeper } from '../store-keeper.ts';
import { UploadFolder } from '../upload-folder.ts';

export interface ImportsHandlerParts {
  readonly store: StoreKeeper;
  readonly folder: string;
  readonly dialogs: Dialogs;
  readonly emit: (event: TillEvent) => void;
  /** Something was written: a backup is due. */
  readonly noteChange: () => void;
  readonly report: (where: string, problem: unknown) => string;
}

type ImportsCall =
  | 'imports.begin'
  | 'imports.addPart'
  | 'imports.inspect'
  | 'imports.preview'
  | 'imports.run'
  | 'imports.cancel'
  | 'imports.state'
  | 'imports.saveRejected';
type ImportsHandlers = Required<Pick<ShellHandlers, ImportsCall>>;

/** Progress is told at most this often. */
const TOLD_MS = 100;

interface Running {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly cancel: AbortController;
  phase: string;
  done: number;
  total: number;
}

/** Files come in by parts, are looked into on the report lane, and are imported by a job. */
export function importsHandlers(parts: ImportsHandlerParts): ImportsHandlers {
  const { store } = parts;
  const uploads = new UploadFolder(parts.folder);
  // What a till that was killed left behind.
  uploads.clear().catch((error: unknown) => parts.report('imports', error));
  const runner = new ImportRunner(parts, uploads);
  return {
    'imports.begin': async ({ fileName, bytes }) => {
      if (bytes > MAX_FILE_BYTES) return fail('imports.fileTooLarge');
      if (runner.running !== null) return fail('imports.running');
      const uploadId = randomUUID();
      await uploads.begin({ uploadId, fileName, bytes });
      return done({ uploadId });
    },
    'imports.addPart': async ({ uploadId, offset, bytes }) =>
      (await uploads.write(uploadId, offset, bytes)) ? done(null) : fail('imports.uploadUnknown'),
    'imports.inspect': async ({ uploadId, ...wish }, session) => {
      const upload = uploads.find(uploadId);
      if (upload === undefined) return fail('imports.uploadUnknown');
      return done(await store.lookInto('imports.inspect', { ...wish, path: upload.path }, session));
    },
    'imports.preview': async ({ uploadId, kind, map }, session) => {
      const upload = uploads.find(uploadId);
      if (upload === undefined) return fail('imports.uploadUnknown');
      const { path: file } = upload;
      return done(await store.lookInto('imports.preview', { path: file, kind, map }, session));
    },
    'imports.run': (input, session) => runner.run(input, session),
    'imports.cancel': async () => {
      runner.running?.cancel.abort();
      return done(null);
    },
    'imports.state': async () => done({ running: runner.state() }),
    'imports.saveRejected': ({ uploadId }) => saveRejected(parts, uploads, uploadId),
  };
}

async function saveRejected(
  { dialogs, report }: ImportsHandlerParts,
  uploads: UploadFolder,
  uploadId: string,
): Promise<CallReply<'imports.saveRejected'>> {
  const upload = uploads.find(uploadId);
  if (upload === undefined || !(await uploads.hasRejected(uploadId))) {
    return fail('imports.uploadUnknown');
  }
  const name = path.basename(upload.fileName).replace(/\.[^.]*$/, '');
  const target = await dialogs.saveFile(`${name}.rejected.csv`);
  if (target === null) return done({ file: null });
  try {
    await uploads.saveRejected(uploadId, target);
    return done({ file: target });
  } catch (error) {
    return fail('imports.notSaved', { reference: report('imports', error) });
  }
}

class ImportRunner {
  running: Running | null = null;
  private readonly parts: ImportsHandlerParts;
  private readonly uploads: UploadFolder;

  constructor(parts: ImportsHandlerParts, uploads: UploadFolder) {
    this.parts = parts;
    this.uploads = uploads;
  }

  state(): Omit<Running, 'cancel'> | null {
    if (this.running === null) return null;
    const { cancel: _cancel, ...shown } = this.running;
    return shown;
  }

  async run(
    { uploadId, kind, map, texts }: CallParsed<'imports.run'>,
    session: Session | null,
  ): Promise<CallReply<'imports.run'>> {
    if (this.running !== null) return fail('imports.running');
    const upload = this.uploads.find(uploadId);
    if (upload === undefined) return fail('imports.uploadUnknown');
    const { path: file, fileName, rejectedPath } = upload;
    const running = {
      kind,
      fileName,
      cancel: new AbortController(),
      phase: 'read',
      done: 0,
      total: upload.bytes,
    };
    this.running = running;
    try {
      const input = { path: file, fileName, map, rejectedPath, texts };
      const outcome = await this.runJob(running, input, session);
      if (!outcome.ok) return fail('imports.mapInvalid', { ...outcome.problem });
      return done({ report: outcome.report, rejections: [...outcome.rejections] });
    } catch (error) {
      if (error instanceof CancelledError) return fail('imports.cancelled');
      throw error;
    } finally {
      this.running = null;
      this.parts.noteChange();
    }
  }

  private async runJob(
    running: Running,
    input: ImportInput,
    session: Session | null,
  ): Promise<ImportOutcome> {
    let toldAt = Number.NEGATIVE_INFINITY;
    const value = await this.parts.store.runJob(`imports.${running.kind}`, input, {
      session,
      signal: running.cancel.signal,
      onProgress: ({ phase, done: made, total }) => {
        Object.assign(running, { phase, done: made, total });
        if (performance.now() - toldAt < TOLD_MS) return;
        toldAt = performance.now();
        this.parts.emit({ type: 'job.progress', job: 'import', phase, done: made, total });
      },
    });
    // What the jobs of importing return.
    return value as ImportOutcome;
  }
}

import { useCallback, useEffect, useState } from 'react';
import type { CallValue, ErrorCode } from '../../../contract/index.ts';
import type { ImportInspection } from '../../../contract/import-calls.ts';
import type { ImportKind } from '../../../contract/imports.ts';
import type { ErrorParams } from '../../../contract/kernel/result.ts';
import { callTill } from '../../lib/bridge.ts';
import { draftFrom, EMPTY_DRAFT, type MapDraft, mapOf } from './import-map.ts';
import { type Uploaded, upload } from './upload.ts';

interface Failure {
  readonly code: ErrorCode;
  readonly params?: ErrorParams;
}

type Outcome = CallValue<'imports.run'>;

/** Where a person is between choosing a file and reading the report. */
export type Step =
  | { readonly name: 'file' }
  | { readonly name: 'upload'; readonly share: number }
  | { readonly name: 'map'; readonly file: Uploaded; readonly found: ImportInspection }
  /** `isOwn`: this window waits for the reply; else it only looks on. */
  | { readonly name: 'run'; readonly fileName: string; readonly isOwn: boolean }
  | { readonly name: 'done'; readonly file: Uploaded; readonly outcome: Outcome };

/** An import as the screen goes through it. */
export interface ImportFlow {
  readonly kind: ImportKind;
  readonly step: Step;
  readonly draft: MapDraft;
  readonly failure: Failure | null;
  readonly setKind: (kind: ImportKind) => void;
  readonly setDraft: (draft: MapDraft) => void;
  readonly choose: (file: File) => void;
  /** Looks at the file again, as written in another way. */
  readonly reshape: (shape: Partial<Pick<ImportInspection, 'encoding' | 'delimiter'>>) => void;
  readonly run: (texts: Readonly<Record<string, string>>) => void;
  readonly restart: () => void;
}

export function useImport(): ImportFlow {
  const [kind, setKind] = useState<ImportKind>('purchases');
  const [step, setStep] = useState<Step>({ name: 'file' });
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [failure, setFailure] = useState<Failure | null>(null);

  // A window that was reloaded while the till imports shows that it does.
  useEffect(() => {
    void callTill('imports.state', {}).then((reply) => {
      if (!reply.ok || reply.value.running === null) return;
      setStep({ name: 'run', fileName: reply.value.running.fileName, isOwn: false });
    });
  }, []);

  const inspect = useCallback(
    async (file: Uploaded, wish: Partial<Pick<ImportInspection, 'encoding' | 'delimiter'>>) => {
      const reply = await callTill('imports.inspect', { uploadId: file.uploadId, kind, ...wish });
      if (!reply.ok) {
        setFailure(reply.error);
        setStep({ name: 'file' });
        return;
      }
      setDraft((before) => draftFrom(kind, reply.value.suggested, before));
      setStep({ name: 'map', file, found: reply.value });
    },
    [kind],
  );

  return {
    kind,
    step,
    draft,
    failure,
    setDraft,
    setKind(next) {
      setKind(next);
      setDraft(EMPTY_DRAFT);
      setFailure(null);
    },
    choose(file) {
      if (step.name !== 'file') return;
      setFailure(null);
      setStep({ name: 'upload', share: 0 });
      void upload(file, (share) => setStep({ name: 'upload', share })).then((reply) => {
        if (reply.ok) return inspect(reply.file, {});
        setFailure(reply.error);
        setStep({ name: 'file' });
        return undefined;
      });
    },
    reshape(shape) {
      if (step.name !== 'map') return;
      const { encoding, delimiter } = step.found;
      void inspect(step.file, { encoding, delimiter, ...shape });
    },
    run(texts) {
      if (step.name !== 'map') return;
      const { file, found } = step;
      setFailure(null);
      setStep({ name: 'run', fileName: file.fileName, isOwn: true });
      const map = mapOf(kind, draft, { encoding: found.encoding, delimiter: found.delimiter });
      const input = { uploadId: file.uploadId, kind, map, texts };
      void callTill('imports.run', input).then((reply) => {
        if (reply.ok) {
          setStep({ name: 'done', file, outcome: reply.value });
          return;
        }
        setFailure(reply.error);
        setStep({ name: 'map', file, found });
      });
    },
    restart() {
      setFailure(null);
      setDraft(EMPTY_DRAFT);
      setStep({ name: 'file' });
    },
  };
}

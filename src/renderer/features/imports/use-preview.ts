import { useEffect, useState } from 'react';
import type { ImportInspection, ImportPreview } from '../../../contract/import-calls.ts';
import type { ImportKind } from '../../../contract/imports.ts';
import { callTill } from '../../lib/bridge.ts';
import { type MapDraft, mapOf } from './import-map.ts';
import type { Uploaded } from './upload.ts';

/** A person who types is let finish. */
const PAUSE_MS = 250;

/** What the first rows would become under the draft; the last answer stays while the next is asked. */
export function usePreview({
  kind,
  draft,
  found,
  file,
  isReady,
}: {
  readonly kind: ImportKind;
  readonly draft: MapDraft;
  readonly found: ImportInspection;
  readonly file: Uploaded;
  readonly isReady: boolean;
}): ImportPreview | null {
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const { encoding, delimiter } = found;
  useEffect(() => {
    if (!isReady) return undefined;
    let isOld = false;
    const timer = setTimeout(() => {
      const map = mapOf(kind, draft, { encoding, delimiter });
      void callTill('imports.preview', { uploadId: file.uploadId, kind, map }).then((reply) => {
        if (!isOld && reply.ok) setPreview(reply.value);
      });
    }, PAUSE_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [kind, draft, encoding, delimiter, file.uploadId, isReady]);
  return isReady ? preview : null;
}

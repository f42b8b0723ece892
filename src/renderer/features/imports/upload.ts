import type { ErrorCode } from '../../../contract/index.ts';
import type { ErrorParams } from '../../../contract/kernel/result.ts';
import { callTill } from '../../lib/bridge.ts';

/** A file that the till has taken in. */
export interface Uploaded {
  readonly uploadId: string;
  readonly fileName: string;
  readonly bytes: number;
}

type UploadReply =
  | { readonly ok: true; readonly file: Uploaded }
  | {
      readonly ok: false;
      readonly error: { readonly code: ErrorCode; readonly params?: ErrorParams };
    };

const PART_BYTES = 2 * 1024 * 1024;

/** Hands a file over to the till, part by part. `onShare` hears how much of it is there, 0 to 1. */
export async function upload(file: File, onShare: (share: number) => void): Promise<UploadReply> {
  const { name: fileName, size: bytes } = file;
  const begun = await callTill('imports.begin', { fileName: fileName.slice(0, 255), bytes });
  if (!begun.ok) return begun;
  const { uploadId } = begun.value;
  for (let offset = 0; offset < bytes; offset += PART_BYTES) {
    const part = await file.slice(offset, offset + PART_BYTES).arrayBuffer();
    const reply = await callTill('imports.addPart', {
      uploadId,
      offset,
      bytes: new Uint8Array(part),
    });
    if (!reply.ok) return reply;
    onShare(Math.min(1, (offset + PART_BYTES) / bytes));
  }
  return { ok: true, file: { uploadId, fileName, bytes } };
}

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { replaceFile } from './durable-files.ts';
import { readChainHead } from './event-log.ts';
import type { StoreEnvironment } from './store-environment.ts';

/** What is remembered of a store outside it, so that a lost file or a lost tail shows. */
const witnessShape = z.object({
  version: z.literal(1),
  tillUid: z.string(),
  /** The event log's last link that was seen. */
  seq: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  lastReceiptSeq: z.int().min(0),
  /** The number of the last Z report. */
  lastZNo: z.int().min(0).optional(),
  at: z.int(),
});
export type Witness = z.infer<typeof witnessShape>;

/** Reads the marker of a known store; undefined when there is none that can be read. */
export function readWitness(path: string): Witness | undefined {
  try {
    const read = witnessShape.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

/** Replaces the marker of a known store. */
export function writeWitness(
  path: string,
  witness: Omit<Witness, 'version'>,
  options: { readonly isDurable: boolean },
): void {
  replaceFile(path, `${JSON.stringify({ version: 1, ...witness })}\n`, options);
}

/** What is to be remembered of a store as it stands. */
export function witnessOf(environment: StoreEnvironment): Omit<Witness, 'version'> {
  const db = environment.connection.asDb();
  const head = readChainHead(db, environment.tillUid);
  const till = db.get<{ readonly lastReceiptSeq: number; readonly lastZNo: number }>(
    'SELECT last_receipt_seq AS lastReceiptSeq, last_z_no AS lastZNo FROM till WHERE id = 1',
  );
  return {
    tillUid: environment.tillUid,
    seq: head.seq,
    hash: Buffer.from(head.hash).toString('hex'),
    lastReceiptSeq: till?.lastReceiptSeq ?? 0,
    lastZNo: till?.lastZNo ?? 0,
    at: environment.now(),
  };
}

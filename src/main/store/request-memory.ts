import { createHash } from 'node:crypto';
import { fail } from '../../contract/kernel/result.ts';
import type { UtcMs } from '../../contract/kernel/time.ts';
import { canonicalJson } from './canonical-json.ts';
import type { StoreConnection } from './open-database.ts';

/** Replies to requests older than this are forgotten when the till is idle. */
const REQUEST_MEMORY_MS = 30 * 86_400_000;

/** What names a request: its id, and what was asked under it. */
export interface Request {
  readonly requestId: string;
  readonly inputHash: Uint8Array;
}

/**
 * The requestId of a command's input with the hash of the whole input, or of the id alone;
 * undefined when the input has none. Who approved it is not what was asked: after an unknown
 * outcome the same may be approved again.
 */
export function requestOf(
  input: unknown,
  options: { readonly isIdOnly: boolean } = { isIdOnly: false },
): Request | undefined {
  if (typeof input !== 'object' || input === null || !('requestId' in input)) return undefined;
  const { requestId } = input;
  if (typeof requestId !== 'string') return undefined;
  const hashed = options.isIdOnly ? requestId : canonicalJson({ ...input, approvalId: undefined });
  return { requestId, inputHash: createHash('sha256').update(hashed).digest() };
}

interface StoredRequest {
  readonly call: string;
  readonly inputHash: Uint8Array;
  readonly reply: string;
}

/**
 * What was replied to this request before: the same reply for the same call and input,
 * `call.requestReused` for anything else under the same id, undefined for a new id.
 */
export function knownReply(connection: StoreConnection, call: string, request: Request): unknown {
  const known = connection.get<StoredRequest>(
    'SELECT call, input_hash AS inputHash, reply FROM requests WHERE request_id = :requestId',
    { requestId: request.requestId },
  );
  if (known === undefined) return undefined;
  const isSame =
    known.call === call && Buffer.from(known.inputHash).equals(Buffer.from(request.inputHash));
  return isSame ? (JSON.parse(known.reply) as unknown) : fail('call.requestReused');
}

/** Keeps a reply, in the transaction of the command that gave it. */
export function remember(
  connection: StoreConnection,
  entry: {
    readonly call: string;
    readonly request: Request;
    readonly reply: unknown;
    readonly at: UtcMs;
  },
): void {
  connection.run(
    `INSERT INTO requests (request_id, call, input_hash, reply, at)
     VALUES (:requestId, :call, :inputHash, :reply, :at)`,
    {
      ...entry.request,
      call: entry.call,
      reply: JSON.stringify(entry.reply),
      at: entry.at,
    },
  );
}

/**
 * Forgets replies older than 30 days, at most `limit` of them; returns how many. Reads the whole
 * table, some thousand rows, for an index by time would cost every sale a page: not often.
 */
export function forgetOldRequests(
  connection: StoreConnection,
  options: { readonly now: UtcMs; readonly limit: number },
): number {
  return connection.run(
    `DELETE FROM requests WHERE request_id IN
       (SELECT request_id FROM requests WHERE at < :before LIMIT :limit)`,
    { before: options.now - REQUEST_MEMORY_MS, limit: options.limit },
  ).changes;
}

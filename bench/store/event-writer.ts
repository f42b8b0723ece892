import { canonicalJson } from '../../src/main/store/canonical-json.ts';
import type { EventType } from '../../src/main/store/context.ts';
import {
  type ChainHead,
  chainHash,
  EVENT_SCHEMA_VERSION,
  eventLine,
  readChainHead,
} from '../../src/main/store/event-log.ts';
import type { StoreConnection } from '../../src/main/store/open-database.ts';
import { BulkWriter } from './bulk.ts';

/** Continues the event log's chain in bulk, link by link as the product does. */
export class EventWriter {
  private readonly bulk: BulkWriter;
  private readonly newUid: (at: number) => string;
  private head: ChainHead;

  constructor(
    connection: StoreConnection,
    till: { readonly uid: string; readonly newUid: (at: number) => string },
  ) {
    this.newUid = till.newUid;
    this.head = readChainHead(connection.asDb(), till.uid);
    this.bulk = new BulkWriter(
      connection,
      'event_log',
      `seq uid type schema_version at business_day staff_id data hash`,
    );
  }

  add(event: {
    readonly type: EventType;
    readonly at: number;
    readonly businessDay: string;
    readonly staffId: number;
    readonly data: unknown;
  }): void {
    const row = {
      seq: this.head.seq + 1,
      uid: this.newUid(event.at),
      type: event.type,
      schemaVersion: EVENT_SCHEMA_VERSION,
      at: event.at,
      businessDay: event.businessDay,
      staffId: event.staffId,
      data: canonicalJson(event.data),
    };
    const hash = chainHash(this.head.hash, eventLine(row));
    this.head = { seq: row.seq, hash };
    this.bulk.add(
      row.seq,
      row.uid,
      row.type,
      row.schemaVersion,
      row.at,
      row.businessDay,
      row.staffId,
      row.data,
      hash,
    );
  }

  end(): void {
    this.bulk.end();
  }
}

import type { Db } from '../store/db.ts';
import type { Differences } from './differences.ts';
import { type Facts, factsIn, factsOf, numberOf, textOf } from './facts.ts';
import { LotBook } from './lot-book.ts';
import { type Awaited, isDone, type LoggedEvent } from './awaited.ts';
import { Operations } from './operations.ts';
import { checkExpiry, checkPosting } from './posting.ts';
import type { Version } from './versions.ts';
import { awaitedOfReturn, type ReturnRules } from './returned.ts';
import { claimSale, type Sale, saleOf } from './sale-facts.ts';
import { awaitedOfClaim, awaitedOfSale } from './sold.ts';

interface EventRow {
  readonly seq: number;
  readonly type: string;
  readonly at: number;
  readonly day: string;
  readonly staffId: number | null;
  readonly data: string;
}

/** What the log as a whole says of points. */
export interface Replayed {
  readonly book: LotBook;
  readonly versions: ReadonlyMap<number, Version>;
  /** Events that were read, of all in the log. */
  readonly read: number;
}

/**
 * Plays the event log's points from the first event to the last: what each sale must earn by its
 * programme version, what each return must take and give back, which lots each entry must move.
 */
export function replay(db: Db, differences: Differences): Replayed {
  const replayer = new Replayer(new LotBook(differences), differences, revisited(db));
  const events = db.iterate<EventRow>(
    `SELECT seq, type, at, business_day AS day, staff_id AS staffId, data FROM event_log
     WHERE type IN ('sale.completed', 'points.posted', 'points.expired', 'points.expired', 'sale.returned', 'sale.claimed',
                    'member.merged', 'programme.published', 'programme.retired',
                    'settings.changed')
     ORDER BY seq`,
  );
  let read = 0;
  for (const event of events) {
    read += 1;
    replayer.play(event);
  }
  replayer.end();
  return { book: replayer.book, versions: replayer.versions, read };
}

/** The sales that something happens to later: only their facts are kept that long. */
function revisited(db: Db): ReadonlySet<string> {
  const uids = db.iterate<{ readonly uid: string | null }>(
    `SELECT CASE type WHEN 'sale.returned' THEN data ->> 'originalTransaction'
              ELSE data ->> 'transaction' END AS uid
     FROM event_log WHERE type IN ('sale.returned', 'sale.claimed') AND json_valid(data)`,
  );
  const found = new Set<string>();
  for (const { uid } of uids) if (uid !== null) found.add(uid);
  return found;
}

class Replayer {
  readonly book: LotBook;
  readonly versions = new Map<number, Version>();
  private readonly differences: Differences;
  private readonly later: ReadonlySet<string>;
  private readonly operations: Operations;
  private readonly sales = new Map<string, Sale>();
  private returnRules: ReturnRules = { policy: 'deduct', graceDays: 30 };
  /** The last sale's or return's points, until they are posted. */
  private awaited: Awaited | null = null;

  constructor(book: LotBook, differences: Differences, later: ReadonlySet<string>) {
    this.book = book;
    this.differences = differences;
    this.later = later;
    this.operations = new Operations(differences);
  }

  play(row: EventRow): void {
    const data = factsIn(row.data);
    const event: LoggedEvent = { seq: row.seq, at: row.at, day: row.day, staffId: row.staffId };
    switch (row.type) {
      case 'sale.completed':
        this.await(this.sold(event, data));
        break;
      case 'sale.claimed':
        this.await(this.claimed(event, data));
        break;
      case 'sale.returned':
        this.await(this.returned(event, data));
        break;
      case 'points.posted':
        this.posted(event, data);
        break;
      case 'points.expired':
        checkExpiry(this.parts(), event, data);
        break;
      case 'member.merged':
        this.book.merge(textOf(data['mergedUid']), textOf(data['survivorUid']));
        break;
      case 'programme.published':
        this.publish(event, data);
        break;
      case 'programme.retired':
        this.retire(data);
        break;
      default:
        this.change(data);
    }
  }

  /** The log is over. */
  end(): void {
    this.missed();
    this.operations.end((owner) => this.book.holderOf({ owner }));
  }

  /** Points that were to be posted by now are missing. */
  private missed(): void {
    const { awaited } = this;
    this.awaited = null;
    if (awaited === null || isDone(awaited)) return;
    const kinds = awaited.steps.map(({ kind }) => kind);
    if (awaited.redeem > 0) kinds.unshift('redeem');
    const place = { member: awaited.customer.uid, event: awaited.event };
    this.differences.add('points posted', { expected: kinds.join(', '), found: null }, place);
  }

  private await(awaited: Awaited | null): void {
    this.missed();
    this.awaited = awaited;
  }

  private parts() {
    const { book, versions, differences } = this;
    return { book, versions, differences };
  }

  private sold(event: LoggedEvent, data: Facts): Awaited | null {
    const sale = saleOf(data, event.day);
    if (this.later.has(sale.uid)) this.sales.set(sale.uid, sale);
    return awaitedOfSale(this.parts(), event, sale);
  }

  private claimed(event: LoggedEvent, data: Facts): Awaited | null {
    const sale = this.sales.get(textOf(data['transaction']));
    if (sale === undefined) return null;
    claimSale(sale, data);
    return awaitedOfClaim(this.parts(), event, sale);
  }

  private returned(event: LoggedEvent, data: Facts): Awaited | null {
    const sale = this.sales.get(textOf(data['originalTransaction']));
    return awaitedOfReturn(this.parts(), event, { data, sale, rules: this.returnRules });
  }

  private posted(event: LoggedEvent, data: Facts): void {
    const sale = textOf(data['sale']);
    const awaited = this.awaited?.sale === sale ? this.awaited : null;
    const { operations } = this;
    if (checkPosting(this.parts(), event, { data, awaited, operations })) this.awaited = null;
  }

  private publish({ at, staffId }: LoggedEvent, data: Facts): void {
    const version = numberOf(data['version']);
    const rules = factsOf(data['rules']);
    const from = textOf(data['effectiveFrom']);
    this.versions.set(version, { version, from, rules, at, staffId, isRetired: false });
  }

  private retire(data: Facts): void {
    const version = this.versions.get(numberOf(data['version']));
    if (version !== undefined) version.isRetired = true;
  }

  private change({ part, value }: Facts): void {
    if (part !== 'returns') return;
    const { clawback, graceDays } = factsOf(value);
    this.returnRules = {
      policy: typeof clawback === 'string' ? clawback : 'deduct',
      graceDays: typeof graceDays === 'number' ? graceDays : 30,
    };
  }
}

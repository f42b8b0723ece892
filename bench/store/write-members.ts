import { gramsOf, writeTerms } from '../../src/contract/kernel/search-terms.ts';
import { addDays, type BusinessDay, endOfMonth } from '../../src/contract/kernel/time.ts';
import { TIERS, type Tier } from '../../src/contract/members.ts';
import { cardNoOf, memberTerms } from '../../src/main/features/members/face.ts';
import { visitRank } from '../../src/main/features/members/rules/visit-rank.ts';
import { samplePerson } from '../../src/main/features/system/sample-shop/names.ts';
import type { Random } from '../../src/main/features/system/sample-shop/random.ts';
import type { StoreConnection } from '../../src/main/store/open-database.ts';
import { BulkWriter } from './bulk.ts';
import type { EventWriter } from './event-writer.ts';
import type { Trade } from './plan-trade.ts';
import type { Progress } from './progress.ts';

const DAY_MS = 86_400_000;
/** Grams are packed as (rank + offset) × 2^24 + id into one number, to be sorted as numbers. */
const RANK_OFFSET = 1_000_000;
const ID_SPACE = 2 ** 24;

/** What the rest of the store needs of the members, by index (id = index + 1). */
export interface WrittenMembers {
  readonly uids: string[];
  readonly tiers: Uint8Array;
  readonly joinedAt: Float64Array;
}

interface Parts {
  readonly connection: StoreConnection;
  readonly random: Random;
  readonly trade: Trade;
  readonly count: number;
  readonly newUid: (at: number) => string;
  readonly events: EventWriter;
  readonly progress: Progress;
}

/** Writes all members and their search index. */
export function writeMembers(parts: Parts): WrittenMembers {
  const { count, progress } = parts;
  const written: WrittenMembers = {
    uids: [],
    tiers: new Uint8Array(count),
    joinedAt: new Float64Array(count),
  };
  const bulk = new BulkWriter(
    parts.connection,
    'members',
    `uid name phone phone_reversed card_no birthday tier search_terms
      visit_rank last_visit_at last_visit_day joined_day consent_at
      created_at created_by`,
  );
  const grams = new Map<string, number[]>();
  for (let index = 0; index < count; index += 1) {
    writeMember(parts, { index, bulk, grams, written });
    if (index % 1000 === 0) progress.tell('members', index, count);
  }
  bulk.end();
  writeGrams(parts, grams);
  return written;
}

function writeMember(
  { random, trade, newUid, events }: Parts,
  into: {
    readonly index: number;
    readonly bulk: BulkWriter;
    readonly grams: Map<string, number[]>;
    readonly written: WrittenMembers;
  },
): void {
  const { index, written } = into;
  const person = samplePerson(random, index);
  const terms = memberTerms(person.name);
  const joined = joinedOf(random, trade, index);
  const last = trade.days[trade.lastDay[index] ?? -1]?.day ?? null;
  const rank = rankOf(last);
  const tier = tierOf(random.next());
  written.uids.push(newUid(joined.at));
  written.tiers[index] = TIERS.indexOf(tier);
  written.joinedAt[index] = joined.at;
  into.bulk.add(
    written.uids[index] ?? '',
    person.name,
    person.phone,
    reverseDigits(person.phone),
    cardNoOf(index * 3_571_429 + 123_456),
    birthdayOf(random),
    tier,
    writeTerms(terms),
    rank,
    last === null ? null : (trade.lastAt[index] ?? 0),
    last,
    joined.day,
    joined.at,
    joined.at,
    1,
  );
  logEnrolment(events, { uid: written.uids[index] ?? '', ...joined });
  const packed = (rank + RANK_OFFSET) * ID_SPACE + index + 1;
  for (const gram of gramsOf(terms)) {
    const list = into.grams.get(gram);
    if (list === undefined) into.grams.set(gram, [packed]);
    else list.push(packed);
  }
}

function logEnrolment(
  events: EventWriter,
  member: { readonly uid: string; readonly at: number; readonly day: string },
): void {
  events.add({
    type: 'member.enrolled',
    at: member.at,
    businessDay: member.day,
    staffId: 1,
    data: {
      memberUid: member.uid,
      fields: ['name', 'phone'],
      isCardIssued: true,
      hasConsented: true,
      isDuplicateAccepted: false,
    },
  });
}

const ranks = new Map<BusinessDay | null, number>();

function rankOf(day: BusinessDay | null): number {
  const known = ranks.get(day);
  if (known !== undefined) return known;
  const rank = visitRank(day);
  ranks.set(day, rank);
  return rank;
}

/** Members joined at their first purchase, or some time within the trading days. */
function joinedOf(random: Random, trade: Trade, index: number): { day: string; at: number } {
  const first = trade.firstDay[index] ?? -1;
  const day = trade.days[first === -1 ? random.int(trade.days.length) : first];
  if (day === undefined) throw new RangeError('No such day');
  return { day: day.day, at: day.opensAt + random.int(DAY_MS / 24) };
}

function tierOf(chance: number): Tier {
  if (chance < 0.015) return 'platinum';
  if (chance < 0.08) return 'gold';
  return chance < 0.25 ? 'silver' : 'standard';
}

function reverseDigits(phone: string): string {
  let reversed = '';
  for (let at = phone.length - 1; at > 0; at -= 1) reversed += phone.charAt(at);
  return reversed;
}

function birthdayOf(random: Random): string | null {
  if (!random.chance(0.55)) return null;
  const month = String(random.int(12) + 1).padStart(2, '0');
  const start = `${1950 + random.int(56)}-${month}-01`;
  const last = Number(endOfMonth(start).slice(8));
  return addDays(start, random.int(last));
}

/** Writes the index in its own order, so that its pages are filled one after the other. */
function writeGrams({ connection, progress }: Parts, grams: Map<string, number[]>): void {
  const bulk = new BulkWriter(connection, 'member_grams', `gram visit_rank member_id`);
  const encoder = new TextEncoder();
  const sorted = [...grams.keys()]
    .map((gram) => ({ gram, bytes: encoder.encode(gram) }))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes));
  for (const [place, { gram }] of sorted.entries()) {
    const packed = Float64Array.from(grams.get(gram) ?? []).sort();
    for (const key of packed) {
      const rank = Math.floor(key / ID_SPACE);
      bulk.add(gram, rank - RANK_OFFSET, key - rank * ID_SPACE);
    }
    grams.delete(gram);
    progress.tell('search index', place, sorted.length);
  }
  bulk.end();
}

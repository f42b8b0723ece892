/** A member's points in the period, posted and simulated. */
export interface MemberSum {
  readonly memberId: number;
  readonly posted: number;
  readonly simulated: number;
}

/** Members on one side: how many, what they gain or lose together, and the furthest of them. */
export interface MemberSide {
  count: number;
  points: number;
  readonly first: MemberSum[];
}

export interface MemberSplit {
  readonly bought: number;
  readonly same: number;
  readonly winners: MemberSide;
  readonly losers: MemberSide;
}

/**
 * Points per member in flat arrays by the member's key: some 30 bytes each, so that a million
 * members need no more than a picture does.
 */
export class MemberSums {
  private readonly posted: Float64Array;
  private readonly simulated: Float64Array;
  private readonly seen: Uint8Array;
  private readonly dayOf: Int32Array;
  private readonly ofDay: Float64Array;

  constructor(lastMember: number) {
    const length = lastMember + 1;
    this.posted = new Float64Array(length);
    this.simulated = new Float64Array(length);
    this.seen = new Uint8Array(length);
    this.dayOf = new Int32Array(length);
    this.ofDay = new Float64Array(length);
  }

  add(memberId: number, posted: number, simulated: number): void {
    this.seen[memberId] = 1;
    this.posted[memberId] = (this.posted[memberId] ?? 0) + posted;
    this.simulated[memberId] = (this.simulated[memberId] ?? 0) + simulated;
  }

  /** What the member's sales of a day would have earned so far, less what came back of them. */
  earnedOn(memberId: number, day: number): number {
    return this.dayOf[memberId] === day ? (this.ofDay[memberId] ?? 0) : 0;
  }

  /** Adds to the points of a member's day; an earlier day than the last one is over. */
  addOn(memberId: number, day: number, points: number): void {
    const before = this.earnedOn(memberId, day);
    this.dayOf[memberId] = day;
    this.ofDay[memberId] = before + points;
  }

  /** Who gains, who loses, and the `named` furthest of each, the lower key first among equals. */
  split(named: number): MemberSplit {
    const winners: MemberSide = { count: 0, points: 0, first: [] };
    const losers: MemberSide = { count: 0, points: 0, first: [] };
    let bought = 0;
    let same = 0;
    for (let memberId = 0; memberId < this.seen.length; memberId += 1) {
      if (this.seen[memberId] !== 1) continue;
      bought += 1;
      const posted = this.posted[memberId] ?? 0;
      const simulated = this.simulated[memberId] ?? 0;
      if (posted === simulated) {
        same += 1;
        continue;
      }
      const side = simulated > posted ? winners : losers;
      side.count += 1;
      side.points += simulated - posted;
      keepFirst(side.first, { memberId, posted, simulated }, named);
    }
    return { bought, same, winners, losers };
  }
}

const distance = ({ posted, simulated }: MemberSum) => Math.abs(simulated - posted);

/** Keeps the furthest, in order; one that is no further than the last is not kept. */
function keepFirst(first: MemberSum[], one: MemberSum, named: number): void {
  const last = first.at(-1);
  if (first.length === named && last !== undefined && distance(one) <= distance(last)) return;
  let place = first.length;
  while (place > 0) {
    const before = first[place - 1];
    if (before === undefined || distance(before) >= distance(one)) break;
    place -= 1;
  }
  first.splice(place, 0, one);
  if (first.length > named) first.pop();
}

import type { Differences } from './differences.ts';
import { type Facts, factsOf, textOf, textOrNull } from './facts.ts';
import type { Move, Owner } from './lot-book.ts';

/** What was done to points beside sales and returns, with what it moved so far. */
interface Operation {
  readonly uid: string;
  readonly kind: string;
  readonly undoes: string | null;
  readonly reason: string | null;
  readonly event: number;
  /** What each member got (more than 0) or gave. */
  readonly net: Map<Owner, number>;
  /** A transfer's lots at the giver, in the order they are to be opened at the receiver. */
  readonly given: Move[];
}

/** Keeps operations, so that nothing comes from nowhere and an undoing is exactly the opposite. */
export class Operations {
  private readonly all = new Map<string, Operation>();
  private readonly differences: Differences;

  constructor(differences: Differences) {
    this.differences = differences;
  }

  /** The operation that an event of posted points tells of; undefined = none. */
  of(data: Facts, event: number): Operation | undefined {
    const told = factsOf(data['operation']);
    const uid = textOrNull(told['uid']);
    if (uid === null) return undefined;
    const known = this.all.get(uid);
    if (known !== undefined) return known;
    const made = {
      uid,
      kind: textOf(told['kind']),
      undoes: textOrNull(told['undoes']),
      reason: textOrNull(told['reason']),
      event,
      net: new Map<Owner, number>(),
      given: [],
    };
    this.all.set(uid, made);
    return made;
  }

  add(operation: Operation, owner: Owner, entry: { points: number; moves: readonly Move[] }): void {
    operation.net.set(owner, (operation.net.get(owner) ?? 0) + entry.points);
    if (entry.points < 0) operation.given.push(...entry.moves);
  }

  /** Transfers come to nothing; what undoes another is its opposite, member by member. */
  end(today: (owner: Owner) => Owner): void {
    for (const operation of this.all.values()) {
      const { uid, kind, event, net } = operation;
      const found = [...net.values()].reduce((sum, points) => sum + points, 0);
      if (kind === 'transfer') {
        this.differences.check(`transfer ${uid}`, { expected: 0, found }, { event });
      }
      if (operation.undoes !== null) this.checkUndoing(operation, today);
    }
  }

  private checkUndoing(
    { uid, undoes, net, event }: Operation,
    today: (owner: Owner) => Owner,
  ): void {
    const undone = this.all.get(undoes ?? '');
    const expected = sums(undone?.net ?? new Map(), today, -1);
    const found = sums(net, today, 1);
    this.differences.check(`undoing ${uid}`, { expected, found }, { event });
  }
}

function sums(
  net: ReadonlyMap<Owner, number>,
  today: (owner: Owner) => Owner,
  sign: number,
): string {
  const byMember = new Map<string, number>();
  for (const [owner, points] of net) {
    const { uid } = today(owner);
    byMember.set(uid, (byMember.get(uid) ?? 0) + points * sign);
  }
  const told = [...byMember].filter(([, points]) => points !== 0);
  return told
    .map(([uid, points]) => `${uid} ${points}`)
    .sort()
    .join(', ');
}

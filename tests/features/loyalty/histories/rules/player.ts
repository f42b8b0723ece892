import { strict as assert } from 'node:assert';
import { addDays } from '../../../../../src/contract/kernel/time.ts';
import { lotDays } from '../../../../../src/main/features/loyalty/rules/expiry.ts';
import {
  isLapsed,
  spendableLots,
  takeInOrder,
} from '../../../../../src/main/features/loyalty/rules/lots.ts';
import type { RuleHistory, RuleStep } from './rule-history.ts';
import { Scene, type Sold, sum } from './scene.ts';
import { sell } from './sell.ts';
import { bringBack, checkGone } from './take-back.ts';

/** Plays a history by the pure rules alone. */
export class RulePlayer {
  readonly scene: Scene;
  private readonly sales: Sold[] = [];

  constructor(history: RuleHistory) {
    this.scene = new Scene(history);
  }

  /** The whole history; in the end everything comes back. */
  play(): void {
    const { scene } = this;
    for (const step of scene.history.steps) {
      this.step(step);
      scene.ledger.check(scene.members, scene.day);
    }
    for (const sale of this.sales) {
      bringBack(scene, sale, [...sale.kept]);
      checkGone(sale);
    }
    scene.ledger.check(scene.members, scene.day);
    scene.ledger.checkPast();
  }

  private step(step: RuleStep): void {
    const { scene } = this;
    const { members } = scene;
    const who = members[step.who % members.length] ?? 0;
    const other = members[(step.who + 1) % members.length] ?? 0;
    switch (step.do) {
      case 'sell':
        return this.sell(who, step);
      case 'return':
        return this.return(step);
      case 'wait':
        scene.day = addDays(scene.day, step.much % 7 === 0 ? -(step.part % 20) : step.much % 120);
        return;
      case 'expire':
        return this.expire();
      case 'transfer':
        return this.transfer(who, other, step);
      case 'merge':
        return this.merge(who, other);
      case 'adjust':
        return this.adjust(who, step);
      case 'rules':
        scene.publishNext();
    }
  }

  private sell(who: number, step: RuleStep): void {
    const sold = sell(this.scene, who, step);
    if (sold !== null) this.sales.push(sold);
  }

  private return({ who, much, part }: RuleStep): void {
    const sale = this.sales[much % Math.max(1, this.sales.length)];
    if (sale === undefined) return;
    const back = sale.kept.map((kept, at) => Math.min(kept, (part + at + who) % 3));
    if (sum(back) === 0) return;
    bringBack(this.scene, sale, back);
    this.scene.seen.add('return');
  }

  private expire(): void {
    for (const lot of this.scene.ledger.lots) {
      if (lot.remaining <= 0 || !isLapsed(lot, this.scene.day)) continue;
      const shares = [{ lot, points: lot.remaining }];
      this.scene.ledger.take(lot.owner.id, this.scene.day, { shares });
      this.scene.seen.add('expire');
    }
  }

  private transfer(from: number, to: number, { part }: RuleStep): void {
    const { ledger, day } = this.scene;
    const points = Math.floor((ledger.balance(from, day) * (part % 101)) / 100);
    if (from === to || points <= 0) return;
    const both = ledger.balance(from, day) + ledger.balance(to, day);
    const shares = takeInOrder(spendableLots(ledger.of(from), day), points);
    ledger.take(from, day, { shares });
    for (const share of shares) {
      const { activeFrom, expiresOn, earnedAt } = share.lot;
      ledger.open(to, day, { points: share.points, activeFrom, expiresOn, earnedAt });
    }
    assert.equal(ledger.balance(from, day) + ledger.balance(to, day), both);
    this.scene.seen.add('transfer');
  }

  private merge(survivor: number, merged: number): void {
    if (survivor === merged || this.scene.members.length < 2) return;
    const { ledger, day } = this.scene;
    const both = ledger.balance(survivor, day) + ledger.balance(merged, day);
    this.scene.merge(survivor, merged);
    assert.equal(ledger.balance(survivor, day), both);
    this.scene.seen.add('merge');
  }

  private adjust(who: number, { much, part }: RuleStep): void {
    const { ledger, day } = this.scene;
    if (part % 2 === 0) {
      ledger.open(who, day, { points: much + 1, ...lotDays(this.scene.programme().rules, day) });
    } else {
      const shares = takeInOrder(spendableLots(ledger.of(who), day), much);
      const taken = sum(shares.map(({ points }) => points));
      if (much > 0) ledger.take(who, day, { shares, debt: much - taken });
    }
    this.scene.seen.add('adjust');
  }
}

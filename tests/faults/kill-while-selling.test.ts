import { beforeAll, expect, test } from 'vitest';
import { tempTill } from '../support/pool.ts';
import { takeStock } from './support/after-reboot.ts';
import { type BuiltPrograms, buildPrograms } from './support/built.ts';
import { COUNTER_STEPS } from './support/counter.ts';
import { said, startChild } from './support/child.ts';

const KILLS = 50;

let programs: BuiltPrograms;
beforeAll(async () => {
  programs = await buildPrograms();
});

test(`a till killed ${KILLS} times while it sells loses nothing it acknowledged (fault 1)`, {
  timeout: 600_000,
}, async () => {
  const till = tempTill();
  await till.create({ workerUrl: programs.counterWorker, steps: COUNTER_STEPS });
  const start = () => startChild(programs.poolSeller, [till.folder, programs.counterWorker.href]);
  let next = start();
  let sold = 0;
  let unanswered = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const seller = next;
    await seller.until('loaded');
    seller.say('go');
    // The next process loads while this one sells.
    if (kill + 1 < KILLS) next = start();
    await seller.until('ack', 1 + (kill % 12));
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 8));
    seller.kill();
    const end = await seller.ended;
    expect({ ...end, said: seller.stderr() }).toMatchObject({ signal: 'SIGKILL', said: '' });
    const acknowledged = said(seller, 'ack');
    const answered = new Set([...acknowledged, ...said(seller, 'refused')]);
    const tried = said(seller, 'try').filter((id) => !answered.has(id));
    const stock = takeStock(till.paths, { acknowledged, tried, trade: 'counter' });
    expect(stock.lost).toEqual([]);
    // Ledger = lots = movements, receipts without a gap, sales = lines = tenders, the chain.
    expect(stock.report).toMatchObject({ isOk: true });
    // Every request that was answered or tried again is one sale, one receipt, one print job.
    sold += acknowledged.length + stock.retried;
    unanswered += tried.length;
    const { sales, requests, receiptsQueued, lastReceiptSeq } = stock;
    expect([sales, requests, receiptsQueued, lastReceiptSeq]).toEqual([sold, sold, sold, sold]);
  }
  expect(sold).toBeGreaterThan(KILLS * 5);
  expect(unanswered).toBeGreaterThan(KILLS);
  await till.remove();
});

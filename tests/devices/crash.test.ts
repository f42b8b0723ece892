import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type Clock, systemClock } from '../../src/main/devices/clock.ts';
import { PrinterDriver } from '../../src/main/devices/printer/printer-driver.ts';
import type { SpoolPort } from '../../src/main/devices/spool-port.ts';
import type { Transport } from '../../src/main/devices/transports/transport.ts';
import { PrinterModel } from './printer-model.ts';
import { longReceipt } from './receipt-samples.ts';
import { openSpoolStore, type SpoolStore } from './spool-store.ts';
import { printerOn, QUICK, until } from './support.ts';

/** A process that can be killed between any two things it does to the world outside. */
class Life {
  steps = 0;
  readonly #fatalStep: number;

  constructor(fatalStep: number) {
    this.#fatalStep = fatalStep;
  }

  get isDead(): boolean {
    return this.steps > this.#fatalStep;
  }

  /** One thing done to the world; dead processes do nothing, and hear nothing. */
  async touch<Value>(what: () => Value | Promise<Value>): Promise<Value> {
    this.steps += 1;
    if (this.isDead) return await new Promise<never>(() => {});
    const value = await what();
    // Killed after it was done, before it was known.
    this.steps += 1;
    return this.isDead ? await new Promise<never>(() => {}) : value;
  }

  get clock(): Clock {
    return {
      now: () => systemClock.now(),
      after: (delayMs, work) =>
        systemClock.after(delayMs, () => {
          if (!this.isDead) work();
        }),
    };
  }
}

function mortalSpool(spool: SpoolPort, life: Life): SpoolPort {
  return {
    nextJob: (input) => life.touch(() => spool.nextJob(input)),
    markSegmentSent: (input) => life.touch(() => spool.markSegmentSent(input)),
    markAcked: (input) => life.touch(() => spool.markAcked(input)),
    finishJob: (input) => life.touch(() => spool.finishJob(input)),
    dropDrawers: (input) => spool.dropDrawers(input),
  };
}

function mortalLine(printer: PrinterModel, life: Life): Transport {
  return {
    open: async () => {},
    // Questions for its status change nothing on paper and are no step.
    write: (bytes) =>
      bytes.length <= 3
        ? Promise.resolve(printer.receive(bytes))
        : life.touch(() => printer.receive(bytes)),
    onData: (listener) => {
      printer.onAnswer = (bytes) => {
        if (!life.isDead) listener(bytes);
      };
    },
    onGone: () => {},
    close: async () => {},
  };
}

function startDriver(shop: SpoolStore, printer: PrinterModel, life: Life): PrinterDriver {
  const config = printerOn('/dev/in-memory');
  const driver = new PrinterDriver({
    deviceId: 1,
    config,
    clock: life.clock,
    spool: mortalSpool(shop.spool, life),
    timings: QUICK,
    makeTransport: () => mortalLine(printer, life),
    report: () => {},
  });
  driver.start();
  return driver;
}

const DOCUMENT = longReceipt(12);
const isSettled = (state: string | undefined) => state === 'printed' || state === 'uncertain';

/** Receipts on paper: how many began, how many ended, how often a copy is marked as one. */
interface Receipts {
  readonly begun: number;
  readonly whole: number;
  readonly marks: number;
}

/** How one receipt fared over a crash. */
interface Lived {
  /** Steps the first process did. */
  readonly reached: number;
  readonly state: string | undefined;
  readonly originals: Receipts;
  /** What printed after a person said that it had not. */
  readonly added: Receipts;
}

const NO_RECEIPTS: Receipts = { begun: 0, whole: 0, marks: 0 };

function receiptsOn(printer: PrinterModel): Receipts {
  const paper = printer.paper();
  const begun = paper.lines.filter((line) => line.text.includes('柜台百货')).length;
  const marks = paper.lines.filter((line) => line.text.trim() === '副本').length;
  return { begun, whole: paper.cuts, marks };
}

/** Prints one receipt, killed at `fatalStep`, and again by a new process; what came of it. */
async function live(
  shop: SpoolStore,
  fatalStep: number,
  fate: 'printer stays on' | 'power goes',
): Promise<Lived> {
  const printer = new PrinterModel({ bytesPerSecond: 200_000 });
  try {
    const { jobId } = shop.queueReceipt(DOCUMENT);
    const first = new Life(fatalStep);
    const doomed = startDriver(shop, printer, first);
    await until('an end', () => first.isDead || isSettled(shop.state(jobId)));
    if (fate === 'power goes') printer.powerCycle();
    if (!first.isDead) await doomed.stop();
    const reached = first.steps;

    await shop.hostStore.spool('recoverJobs', {});
    const second = new Life(Number.POSITIVE_INFINITY);
    const driver = startDriver(shop, printer, second);
    await until('a verdict', () => isSettled(shop.state(jobId)));
    // Whatever might still come out has time to.
    await sleep(120);
    const state = shop.state(jobId);
    const originals = receiptsOn(printer);
    const added =
      state === 'uncertain' ? await answerNo(shop, printer, driver, jobId) : NO_RECEIPTS;
    await driver.stop();
    return { reached, state, originals, added };
  } finally {
    printer.stop();
  }
}

/** A person says that it did not print: what prints then is marked, above and below. */
async function answerNo(
  shop: SpoolStore,
  printer: PrinterModel,
  driver: PrinterDriver,
  jobId: number,
): Promise<Receipts> {
  const before = receiptsOn(printer);
  const requestId = shop.store.requestId();
  const { copyJobId } = shop.store.value('devices.answerUncertain', {
    requestId,
    jobId,
    hasPrinted: false,
  });
  driver.kick();
  await until('the copy', () => copyJobId !== null && shop.state(copyJobId) === 'printed');
  const after = receiptsOn(printer);
  return {
    begun: after.begun - before.begun,
    whole: after.whole - before.whole,
    marks: after.marks,
  };
}

describe('case 23: killed at every step of the spool', () => {
  it.each(['printer stays on', 'power goes'] as const)(
    '%s: never two originals, and always an answer',
    async (fate) => {
      const shop = openSpoolStore();
      shop.addDevice(printerOn('/dev/in-memory'));
      const undisturbed = await live(shop, Number.POSITIVE_INFINITY, 'printer stays on');
      expect(undisturbed).toMatchObject({ state: 'printed', originals: { begun: 1, whole: 1 } });
      // Claim, segments noted, sent and confirmed, end; each before and after.
      expect(undisturbed.reached).toBeGreaterThanOrEqual(16);
      const lives: Lived[] = [];
      for (let fatalStep = 0; fatalStep < undisturbed.reached; fatalStep += 1) {
        lives.push(await live(shop, fatalStep, fate));
      }
      shop.close();
      // Confirmations that come together are one step less: such a life ends before its kill.
      const killed = lives.filter(({ reached }, step) => reached === step + 1);
      expect(killed.length).toBeGreaterThanOrEqual(16);
      for (const [step, { reached, originals }] of lives.entries()) {
        expect(reached).toBeLessThanOrEqual(step + 1);
        expect(originals.begun).toBeLessThanOrEqual(1);
        expect(originals.marks).toBe(0);
      }
      const printed = lives.filter(({ state }) => state === 'printed');
      const uncertain = lives.filter(({ state }) => state === 'uncertain');
      expect(printed.length + uncertain.length).toBe(lives.length);
      expect(printed.map(({ originals }) => originals)).toEqual(
        printed.map(() => ({ begun: 1, whole: 1, marks: 0 })),
      );
      expect(uncertain.map(({ added }) => added)).toEqual(
        uncertain.map(() => ({ begun: 1, whole: 1, marks: 2 })),
      );
    },
    60_000,
  );
});

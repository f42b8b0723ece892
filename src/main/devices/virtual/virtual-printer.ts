import type { Clock } from '../clock.ts';
import type { VirtualDevice } from '../transports/virtual.ts';
import { commandLength } from './command-length.ts';

/** What can be the matter with the printer on the screen. */
export type PrinterCondition = 'ready' | 'paper-out' | 'cover-open' | 'near-end';

const TICK_MS = 10;
/** About what an 80 mm printer does: a long receipt in a second. */
const BYTES_PER_TICK = 80;
const GS = 0x1d;
/** As much paper is remembered. */
const PAPER_BYTES = 256 * 1024;

/**
 * A printer on the screen that behaves as a real one: a buffer that waits while paper or cover
 * keep it from printing, real-time status, automatic status back, process IDs. So the spool
 * takes the same path as with hardware.
 */
export class VirtualPrinter implements VirtualDevice {
  readonly #clock: Clock;
  #send: (bytes: Uint8Array) => void = () => {};
  #buffer = new Uint8Array();
  #credit = 0;
  #condition: PrinterCondition = 'ready';
  #tellsStatus = false;
  #cancelTick: (() => void) | null = null;
  #paper: Uint8Array[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  connect(send: (bytes: Uint8Array) => void): void {
    this.#send = send;
  }

  disconnect(): void {
    this.#send = () => {};
  }

  /** What was printed, oldest first, as the bytes of whole commands. */
  printed(): Uint8Array {
    return Buffer.concat(this.#paper);
  }

  setCondition(condition: PrinterCondition): void {
    this.#condition = condition;
    if (this.#tellsStatus) this.#tellStatus();
    this.#wake();
  }

  receive(bytes: Uint8Array): void {
    // The till sends a status question as one write of its own.
    if (bytes.length === 3 && bytes[0] === 0x10 && bytes[1] === 0x04) {
      this.#answer(this.#realTimeStatus(bytes[2] ?? 0));
      return;
    }
    this.#buffer = Buffer.concat([this.#buffer, bytes]);
    this.#wake();
  }

  get #isHeld(): boolean {
    return this.#condition === 'paper-out' || this.#condition === 'cover-open';
  }

  #wake(): void {
    if (this.#cancelTick !== null || this.#isHeld || this.#buffer.length === 0) return;
    this.#cancelTick = this.#clock.after(TICK_MS, () => {
      this.#cancelTick = null;
      this.#print();
      this.#wake();
    });
  }

  #print(): void {
    this.#credit += BYTES_PER_TICK;
    let at = 0;
    while (!this.#isHeld) {
      const length = commandLength(this.#buffer, at);
      if (length === null || length > this.#credit) break;
      this.#credit -= length;
      this.#execute(this.#buffer.subarray(at, at + length));
      at += length;
    }
    if (at > 0) this.#keep(this.#buffer.slice(0, at));
    this.#buffer = this.#buffer.slice(at);
    if (this.#buffer.length === 0) this.#credit = 0;
  }

  #keep(bytes: Uint8Array): void {
    this.#paper.push(bytes);
    let size = this.#paper.reduce((sum, part) => sum + part.length, 0);
    while (size > PAPER_BYTES) size -= this.#paper.shift()?.length ?? size;
  }

  #execute(command: Uint8Array): void {
    if (command[0] !== GS) return;
    const letter = String.fromCharCode(command[1] ?? 0);
    if (letter === 'a') {
      this.#tellsStatus = command[2] !== 0;
      this.#tellStatus();
    }
    if (letter === 'r') this.#answer(this.#condition === 'near-end' ? 0x03 : 0x00);
    if (letter === '(' && command[2] === 0x48) this.#answer(0x37, 0x22, ...command.slice(7), 0x00);
  }

  #realTimeStatus(question: number): number {
    const isOut = this.#condition === 'paper-out';
    const isOpen = this.#condition === 'cover-open';
    if (question === 1) return 0x12 | (this.#isHeld ? 0x08 : 0);
    if (question === 2) return 0x12 | (isOpen ? 0x04 : 0) | (isOut ? 0x20 : 0);
    if (question === 4) {
      return 0x12 | (isOut ? 0x6c : 0) | (this.#condition === 'near-end' ? 0x0c : 0);
    }
    return 0x12;
  }

  #tellStatus(): void {
    const isOut = this.#condition === 'paper-out';
    const isLow = isOut || this.#condition === 'near-end';
    this.#answer(
      0x10 | (this.#isHeld ? 0x08 : 0) | (this.#condition === 'cover-open' ? 0x20 : 0),
      0x00,
      (isLow ? 0x03 : 0) | (isOut ? 0x0c : 0),
      0x00,
    );
  }

  #answer(...bytes: number[]): void {
    this.#send(Uint8Array.from(bytes));
  }
}

import { readToken, type Token } from './escpos-tokens.ts';
import { interpretEscPos, paperText, type Paper } from './interpret-escpos.ts';

export type PaperState = 'ok' | 'near-end' | 'out';

export interface PrinterModelOptions {
  /** Receive buffer; bytes beyond it are lost, as without flow control. */
  readonly bufferBytes?: number;
  /** How fast it prints. */
  readonly bytesPerSecond?: number;
  /** Never answers anything. */
  readonly isSilent?: boolean;
  /** Knows GS ( H (T88IV and later); otherwise swallows it without an answer. */
  readonly hasProcessIds?: boolean;
  /** Goes out of paper after this many printed lines. */
  readonly linesOfPaper?: number;
}

const TICK_MS = 5;

/**
 * A receipt printer: a receive buffer, paper, a cover, real-time status, ASB, process IDs.
 * Like the real thing it executes DLE EOT and DLE DC4 wherever they stand in the stream.
 */
export class PrinterModel {
  /** What it says to the till. */
  onAnswer: (bytes: Uint8Array) => void = () => {};
  /** Every byte that arrived, also those that were lost. */
  readonly received: number[] = [];
  /** What was executed from the buffer, in order: what is on paper. */
  readonly printed: number[] = [];
  lostBytes = 0;
  drawerKicks = 0;
  isSilent: boolean;
  linesLeft: number;
  readonly #options: Required<PrinterModelOptions>;
  #buffer: number[] = [];
  #tail: number[] = [];
  #paper: PaperState = 'ok';
  #isCoverOpen = false;
  #hasAsb = false;
  #credit = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: PrinterModelOptions = {}) {
    this.#options = {
      bufferBytes: options.bufferBytes ?? 4096,
      bytesPerSecond: options.bytesPerSecond ?? 60_000,
      isSilent: options.isSilent ?? false,
      hasProcessIds: options.hasProcessIds ?? true,
      linesOfPaper: options.linesOfPaper ?? Number.POSITIVE_INFINITY,
    };
    this.isSilent = this.#options.isSilent;
    this.linesLeft = this.#options.linesOfPaper;
  }

  /** What lies on the counter. */
  paper(): Paper {
    return interpretEscPos(Uint8Array.from(this.printed));
  }

  text(): string {
    return paperText(this.paper());
  }

  setPaper(paper: PaperState): void {
    if (paper !== 'out') this.linesLeft = Number.POSITIVE_INFINITY;
    if (paper === this.#paper) return;
    this.#paper = paper;
    this.#announce();
    this.#wake();
  }

  setCover(isOpen: boolean): void {
    this.#isCoverOpen = isOpen;
    this.#announce();
    this.#wake();
  }

  /** Switched off and on: the buffer is lost, ASB is off. */
  powerCycle(): void {
    this.#buffer = [];
    this.#tail = [];
    this.#hasAsb = false;
  }

  /** Bytes from the till. */
  receive(bytes: Uint8Array): void {
    for (const byte of bytes) {
      this.received.push(byte);
      if (this.#buffer.length >= this.#options.bufferBytes) this.lostBytes += 1;
      else this.#buffer.push(byte);
      this.#tail = [...this.#tail.slice(-4), byte];
      this.#watchRealTime();
    }
    this.#wake();
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  #watchRealTime(): void {
    const [a, b, c, d, e] = this.#tail.length === 5 ? this.#tail : [0, 0, ...this.#tail];
    if (c === 0x10 && d === 0x04 && e !== undefined) {
      this.#tail = [];
      // Real-time commands do not wait in the buffer.
      this.#buffer.splice(-3, 3);
      this.#answer([this.#realTimeStatus(e)]);
    } else if (a === 0x10 && b === 0x14 && c === 1) {
      this.#tail = [];
      this.#buffer.splice(-5, 5);
      this.drawerKicks += 1;
    }
  }

  #isOffline(): boolean {
    return this.#isCoverOpen || this.#paper === 'out';
  }

  #realTimeStatus(n: number): number {
    const isOut = this.#paper === 'out';
    const isNear = this.#paper !== 'ok';
    if (n === 1) return 0x12 | (this.#isOffline() ? 0x08 : 0);
    if (n === 2) return 0x12 | (this.#isCoverOpen ? 0x04 : 0) | (isOut ? 0x20 : 0);
    if (n === 4) return 0x12 | (isNear ? 0x0c : 0) | (isOut ? 0x60 : 0);
    return 0x12;
  }

  #announce(): void {
    if (!this.#hasAsb) return;
    const isOut = this.#paper === 'out';
    const isNear = this.#paper !== 'ok';
    this.#answer([
      0x10 | (this.#isOffline() ? 0x08 : 0) | (this.#isCoverOpen ? 0x20 : 0),
      0x00,
      (isNear ? 0x03 : 0) | (isOut ? 0x0c : 0),
      0x00,
    ]);
  }

  #answer(bytes: readonly number[]): void {
    if (!this.isSilent) this.onAnswer(Uint8Array.from(bytes));
  }

  #wake(): void {
    this.#timer ??= setInterval(() => this.#tick(), TICK_MS);
  }

  #tick(): void {
    this.#credit += (this.#options.bytesPerSecond * TICK_MS) / 1000;
    const bytes = Uint8Array.from(this.#buffer);
    let at = 0;
    while (!this.#isOffline()) {
      const next = readToken(bytes, at);
      if (next === null || next.length > this.#credit) break;
      this.#credit -= next.length;
      for (let end = at + next.length; at < end; at += 1) this.printed.push(bytes[at] ?? 0);
      this.#execute(next.token);
    }
    this.#buffer.splice(0, at);
    if (this.#buffer.length === 0 || this.#isOffline()) {
      this.stop();
      this.#credit = 0;
    }
  }

  #execute(token: Token): void {
    if (token.type === 'byte') {
      if (token.value === 0x0a) this.#useLine();
      return;
    }
    const value = token.args[0] ?? 0;
    if (token.name === 'drawer') this.drawerKicks += 1;
    if (token.name === 'asb') {
      this.#hasAsb = value !== 0;
      this.#announce();
    }
    if (token.name === 'transmitStatus') this.#answer([this.#paper === 'ok' ? 0x00 : 0x03]);
    if (token.name === 'gs(H' && this.#options.hasProcessIds) {
      this.#answer([0x37, 0x22, ...token.args.subarray(2, 6), 0x00]);
    }
  }

  #useLine(): void {
    this.linesLeft -= 1;
    if (this.linesLeft <= 0 && this.#paper !== 'out') this.setPaper('out');
  }
}

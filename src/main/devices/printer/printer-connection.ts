import { assertNever } from '../../../contract/kernel/result.ts';
import { type Clock, Signal } from '../clock.ts';
import type { PrinterSettings } from '../../../contract/printer-profiles.ts';
import { type Transport, TransportError } from '../transports/transport.ts';
import {
  ALL_WELL,
  flagsOfAsb,
  isAble,
  type PrinterFlags,
  type StatusQuestion,
  withRealTime,
} from './printer-flags.ts';
import { type Answer, StatusDemux } from './status-demux.ts';
import type { PrinterTimings } from './timings.ts';

/** Automatic status back for cover, paper, errors and online. */
const ENABLE_ASB = Uint8Array.of(0x1d, 0x61, 0x0f);
/** GS ( H, function 48: say when everything up to here was printed; four bytes name it. */
const PROCESS_ID_HEAD = [0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30];
/** GS r 1: answered in its turn, after what was sent before. */
const IN_TURN_STATUS = Uint8Array.of(0x1d, 0x72, 0x01);
const FIRST_ID_CHAR = 0x21;
const ID_CHARS = 90;

/** How the bytes of one segment fared on their way into the line. */
export type SendResult = 'sent' | 'timed-out' | 'lost';

/** One connection to one printer: its answers sorted, its state known, its confirmations kept. */
export class PrinterConnection {
  /** Something changed: an answer, a confirmation, the end of the line. */
  readonly changed: Signal;
  readonly #transport: Transport;
  readonly #mode: PrinterSettings['acknowledge'];
  readonly #timings: PrinterTimings;
  readonly #clock: Clock;
  readonly #demux = new StatusDemux();
  readonly #onFlags: () => void;
  #flags = ALL_WELL;
  #isAnswering: boolean;
  #hasAnswered = false;
  #isHeld = false;
  #isGone = false;
  #heardAt: number;
  #question: { resolve(answer: number | null): void } | null = null;
  /** Names of the segments on their way, oldest first. */
  #awaited: string[] = [];
  #confirmed = 0;
  /** Starts anywhere, so that an answer to an earlier run names nothing of this one. */
  #nextId = Math.floor(Math.random() * ID_CHARS ** 4);

  constructor(parts: {
    readonly transport: Transport;
    readonly mode: PrinterSettings['acknowledge'];
    readonly timings: PrinterTimings;
    readonly clock: Clock;
    readonly onFlags: () => void;
  }) {
    this.#transport = parts.transport;
    this.#mode = parts.mode;
    this.#timings = parts.timings;
    this.#clock = parts.clock;
    this.#onFlags = parts.onFlags;
    this.changed = new Signal(parts.clock);
    this.#isAnswering = parts.mode === 'none';
    this.#heardAt = parts.clock.now();
  }

  get flags(): PrinterFlags {
    return this.#flags;
  }

  /** Whether it answers; one that cannot is taken at its silence. */
  get isAnswering(): boolean {
    return this.#isAnswering;
  }

  /** Whether it ever answered on this connection. */
  get hasAnswered(): boolean {
    return this.#hasAnswered;
  }

  get isGone(): boolean {
    return this.#isGone;
  }

  /** Whether it owes an answer. */
  get isAsked(): boolean {
    return this.#question !== null;
  }

  /** Whether it confirms what it printed. */
  get confirms(): boolean {
    return this.#mode !== 'none';
  }

  /** Whether it would take a segment now. */
  get canTake(): boolean {
    return !this.#isGone && !this.#isHeld && this.#isAnswering && isAble(this.#flags);
  }

  /** Whether it said why it does not go on: paper, cover, or XOFF. */
  get isWaiting(): boolean {
    return this.#isHeld || !isAble(this.#flags);
  }

  /** Milliseconds since it last said anything. */
  get silenceMs(): number {
    return this.confirms ? this.#clock.now() - this.#heardAt : 0;
  }

  /** Introduces the till: asks for automatic status, then for what it is now. */
  async greet(): Promise<void> {
    if (!this.confirms) return;
    await this.#write(ENABLE_ASB, this.#timings.writeMs);
    if ((await this.ask(1)) === null) return;
    await this.ask(2);
    await this.ask(4);
  }

  /** Asks DLE EOT `question`; null when no answer came, or when another question is out. */
  async ask(question: StatusQuestion): Promise<number | null> {
    if (!this.confirms || this.#isGone || this.#question !== null) return null;
    const answer = await new Promise<number | null>((resolve) => {
      const cancel = this.#clock.after(this.#timings.answerMs, () => resolve(null));
      this.#question = {
        resolve: (heard) => {
          cancel();
          resolve(heard);
        },
      };
      void this.#write(Uint8Array.of(0x10, 0x04, question), this.#timings.answerMs);
    });
    this.#question = null;
    if (answer !== null) this.#setFlags(withRealTime(this.#flags, question, answer));
    return answer;
  }

  /** Says that it did not answer when it should have. */
  markSilent(): void {
    if (this.#mode === 'none' || !this.#isAnswering) return;
    this.#isAnswering = false;
    this.#onFlags();
  }

  /** Forgets what was awaited; the next confirmations belong to a new job. */
  beginJob(): void {
    this.#awaited = [];
    this.#confirmed = 0;
    this.#heardAt = this.#clock.now();
  }

  /** Segments of the job that the printer confirmed. */
  get confirmed(): number {
    return this.#confirmed;
  }

  /** Sends one segment, closed by the request that confirms it. */
  async send(segment: Uint8Array): Promise<SendResult> {
    const id = this.#newId();
    this.#awaited.push(id);
    const bytes = Buffer.concat([segment, this.#closer(id)]);
    const timeoutMs = this.confirms ? this.#timings.writeMs : this.#timings.writeOnlyMs;
    return await this.#write(bytes, timeoutMs);
  }

  receive(bytes: Uint8Array): void {
    this.#heardAt = this.#clock.now();
    const wasAnswering = this.#isAnswering;
    const answers = this.#demux.push(bytes);
    if (answers.length > 0) {
      this.#isAnswering = true;
      this.#hasAnswered = true;
    }
    for (const answer of answers) this.#handle(answer);
    if (!wasAnswering && this.#isAnswering) this.#onFlags();
    this.changed.notify();
  }

  end(): void {
    this.#isGone = true;
    this.#question?.resolve(null);
    this.changed.notify();
  }

  #handle(answer: Answer): void {
    switch (answer.kind) {
      case 'flow':
        this.#isHeld = !answer.isOn;
        // A printer that cannot be asked says in no other way that it goes on.
        if (answer.isOn) this.#onFlags();
        return;
      case 'asb':
        this.#setFlags(flagsOfAsb(answer.bytes));
        return;
      case 'realTime':
        this.#question?.resolve(answer.value);
        return;
      case 'paper':
        this.#confirmInTurn();
        return;
      case 'block':
        this.#confirm(answer.header, answer.data);
        return;
      default:
        assertNever(answer);
    }
  }

  #confirmInTurn(): void {
    if (this.#mode !== 'status' || this.#awaited.length === 0) return;
    this.#awaited.shift();
    this.#confirmed += 1;
  }

  /** A confirmed segment confirms those before it; unknown names are of an earlier run. */
  #confirm(header: number, data: string): void {
    if (this.#mode !== 'process-id' || header !== 0x37 || !data.startsWith('"')) return;
    const count = this.#awaited.indexOf(data.slice(1)) + 1;
    this.#awaited = this.#awaited.slice(count);
    this.#confirmed += count;
  }

  #setFlags(flags: PrinterFlags): void {
    this.#flags = flags;
    this.#onFlags();
    this.changed.notify();
  }

  #closer(id: string): Uint8Array {
    switch (this.#mode) {
      case 'process-id':
        return Buffer.concat([Uint8Array.from(PROCESS_ID_HEAD), Buffer.from(id, 'latin1')]);
      case 'status':
        return IN_TURN_STATUS;
      case 'none':
        return new Uint8Array();
      default:
        return assertNever(this.#mode);
    }
  }

  #newId(): string {
    this.#nextId = (this.#nextId + 1) % ID_CHARS ** 4;
    let rest = this.#nextId;
    let id = '';
    for (let place = 0; place < 4; place += 1) {
      id = String.fromCharCode(FIRST_ID_CHAR + (rest % ID_CHARS)) + id;
      rest = Math.floor(rest / ID_CHARS);
    }
    return id;
  }

  async #write(bytes: Uint8Array, timeoutMs: number): Promise<SendResult> {
    if (this.#isGone) return 'lost';
    try {
      await this.#transport.write(bytes, timeoutMs);
      return 'sent';
    } catch (error) {
      const isLate = error instanceof TransportError && error.fault === 'timed-out';
      return isLate ? 'timed-out' : 'lost';
    }
  }
}

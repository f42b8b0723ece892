import type { CustomerPage, PageMoney } from '../../../contract/customer-display.ts';
import type { DeviceState } from '../../../contract/devices.ts';
import type { Clock } from '../clock.ts';
import type { DisplayConfig } from '../device-config.ts';
import { DeviceLink } from '../device-link.ts';
import type { Transport } from '../transports/transport.ts';
import { characterSet, type Romanise } from './display-cells.ts';
import { encodePage, encodeStart } from './encode-page.ts';
import { layOutPage } from './lay-out-page.ts';

/** A line of forty characters at 1200 baud takes half a second. */
const WRITE_MS = 2000;

/** A page and the money it counts in. */
export interface ShownPage {
  readonly page: CustomerPage;
  readonly money: PageMoney;
}

export const NOTHING_SHOWN: ShownPage = {
  page: { kind: 'greeting' },
  money: { currency: 'XXX', decimals: 2 },
};

/** What a display driver needs. */
export interface DisplayParts {
  readonly config: DisplayConfig;
  readonly clock: Clock;
  /** What it shows first. */
  readonly shown: ShownPage;
  makeTransport(): Transport;
  report(state: DeviceState, detail: string | null): void;
  /** Loads what writes Chinese in Latin letters. */
  loadRomanise(): Promise<Romanise>;
}

/**
 * Keeps one customer display showing the newest page. A page that comes while another is being
 * written replaces whatever waits: only the newest counts. A display that is not there costs the
 * sale nothing; when it is back, it shows the newest page.
 */
export class DisplayDriver {
  readonly #parts: DisplayParts;
  readonly #link: DeviceLink;
  #shown: ShownPage;
  #transport: Transport | null = null;
  #romanise: Romanise | null = null;
  /** The bytes that stand on the display, to write nothing twice. */
  #written = '';
  #isWriting = false;

  constructor(parts: DisplayParts) {
    this.#parts = parts;
    this.#shown = parts.shown;
    const { transport } = parts.config;
    this.#link = new DeviceLink(
      {
        path: transport.type === 'serial' ? transport.path : null,
        makeTransport: () => parts.makeTransport(),
        onState: (state, detail) => parts.report(state, detail),
        onUp: (line) => this.#greet(line),
        onData: () => {},
        onDown: () => {
          this.#transport = null;
        },
      },
      parts.clock,
    );
  }

  start(): void {
    this.#link.start();
    if (this.#parts.config.settings.characters === 'gb18030') return;
    this.#parts.loadRomanise().then(
      (romanise) => {
        this.#romanise = romanise;
        void this.#write();
      },
      // Without it Chinese names are question marks, as wide as they are.
      () => undefined,
    );
  }

  async stop(): Promise<void> {
    await this.#link.stop();
  }

  /** Shows a page, now or once the display is there. */
  show(shown: ShownPage): void {
    this.#shown = shown;
    void this.#write();
  }

  #greet(line: Transport): void {
    this.#transport = line;
    this.#written = '';
    this.#parts.report('ready', null);
    void this.#write();
  }

  async #write(): Promise<void> {
    if (this.#isWriting) return;
    this.#isWriting = true;
    try {
      for (let next = this.#next(); next !== null; next = this.#next()) {
        const { line, bytes } = next;
        await line.write(bytes, WRITE_MS);
      }
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      this.#parts.report('unresponsive', detail);
      this.#transport = null;
      await this.#link.drop();
    } finally {
      this.#isWriting = false;
    }
  }

  /** What is to be written now; null when the newest page stands on the display. */
  #next(): { readonly line: Transport; readonly bytes: Uint8Array } | null {
    const line = this.#transport;
    if (line === null) return null;
    const { settings } = this.#parts.config;
    const set = characterSet(settings, this.#romanise);
    const page = encodePage(layOutPage(this.#shown, settings, set), settings);
    const text = Buffer.from(page).toString('latin1');
    if (text === this.#written) return null;
    const isFirst = this.#written === '';
    this.#written = text;
    return { line, bytes: isFirst ? Buffer.concat([encodeStart(settings), page]) : page };
  }
}

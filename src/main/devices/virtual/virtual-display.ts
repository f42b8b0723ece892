import iconv from 'iconv-lite';
import type { DisplaySettings } from '../../../contract/customer-display.ts';
import type { VirtualDevice } from '../transports/virtual.ts';

/** Bytes that are kept of what was written; each page writes both lines anew. */
const KEPT_BYTES = 256;
// oxlint-disable-next-line no-control-regex -- the commands are control bytes
const FONT_SWITCH = /(?=\x1c[&.])/;
const LINES = {
  // oxlint-disable-next-line no-control-regex -- the commands are control bytes
  'esc-pos': [/\x1f\$\x01\x01([^\x1f]*)/g, /\x1f\$\x01\x02([^\x1f]*)/g],
  // oxlint-disable-next-line no-control-regex -- the commands are control bytes
  cd5220: [/\x1bQA([^\r]*)\r/g, /\x1bQB([^\r]*)\r/g],
} as const satisfies Readonly<Record<DisplaySettings['protocol'], readonly [RegExp, RegExp]>>;

/** A display on the screen: keeps what the till wrote, and tells its two lines. */
export class VirtualDisplay implements VirtualDevice {
  readonly #settings: DisplaySettings;
  #written = '';

  constructor(settings: DisplaySettings) {
    this.#settings = settings;
  }

  connect(): void {
    this.#written = '';
  }

  receive(bytes: Uint8Array): void {
    const all = this.#written + Buffer.from(bytes).toString('latin1');
    this.#written = all.slice(-KEPT_BYTES);
  }

  disconnect(): void {
    this.#written = '';
  }

  /** What stands on it. */
  lines(): [string, string] {
    const [upper, lower] = LINES[this.#settings.protocol];
    return [this.#line(upper), this.#line(lower)];
  }

  #line(pattern: RegExp): string {
    const bytes = [...this.#written.matchAll(pattern)].at(-1)?.[1] ?? '';
    const isChinese = this.#settings.characters === 'gb18030';
    if (!isChinese) return iconv.decode(Buffer.from(bytes, 'latin1'), 'cp858');
    // Each run is in its own font; a display that knows no switch takes all as Chinese.
    return bytes
      .split(FONT_SWITCH)
      .map((run) => {
        const isSwitched = run.startsWith('\x1c');
        const text = Buffer.from(isSwitched ? run.slice(2) : run, 'latin1');
        return iconv.decode(text, run.startsWith('\x1c.') ? 'cp858' : 'gb18030');
      })
      .join('');
  }
}

import iconv from 'iconv-lite';

const COLUMNS = 20;

export interface DisplayModelOptions {
  /** A display with Chinese characters that takes every high byte as the half of one. */
  readonly isAlwaysChinese?: boolean;
}

/**
 * A pole display of 2×20: cursor, overwriting, code pages, Chinese. Written from the
 * manufacturers' command lists, not from the till's encoder. What it does not know is an error,
 * so that no command of the till goes unnoticed.
 */
export class DisplayModel {
  readonly #isAlwaysChinese: boolean;
  #cells: string[] = blank();
  #at = 0;
  #pending: number[] = [];
  #codePage = 'cp437';
  #isChinese = false;
  #lead: number | null = null;
  /** How often something was written. */
  writes = 0;
  unknown: number[] = [];

  constructor({ isAlwaysChinese = false }: DisplayModelOptions = {}) {
    this.#isAlwaysChinese = isAlwaysChinese;
  }

  /** The two lines, each as wide as it is: a Chinese character stands in two cells. */
  lines(): readonly [string, string] {
    return [
      this.#cells.slice(0, COLUMNS).join(''),
      this.#cells.slice(COLUMNS, 2 * COLUMNS).join(''),
    ];
  }

  receive(bytes: Uint8Array): void {
    this.writes += 1;
    this.#pending.push(...bytes);
    for (let used = this.#step(); used > 0; used = this.#step()) this.#pending.splice(0, used);
  }

  /** Executes what stands first; how many bytes that took, 0 = it is not whole yet. */
  #step(): number {
    const [first, second, third, fourth] = this.#pending;
    if (first === undefined) return 0;
    if (first === 0x0c) return this.#clear();
    if (first === 0x0d) return this.#moveTo(this.#at - (this.#at % COLUMNS), 1);
    if (first >= 0x20) return this.#put(first);
    if (second === undefined) return 0;
    if (first === 0x1b && second === 0x40) return this.#reset();
    if (first === 0x1c && second === 0x26) return this.#setChinese(true);
    if (first === 0x1c && second === 0x2e) return this.#setChinese(false);
    if (third === undefined) return 0;
    if (first === 0x1b && second === 0x74) return this.#setCodePage(third);
    if (first === 0x1f && second === 0x43) return 3;
    if (first === 0x1b && second === 0x51) return this.#moveTo(third === 0x42 ? COLUMNS : 0, 3);
    if (fourth === undefined) return 0;
    if (first === 0x1f && second === 0x24) {
      return this.#moveTo((fourth - 1) * COLUMNS + third - 1, 4);
    }
    this.unknown.push(first);
    return 1;
  }

  #put(byte: number): number {
    const isHalf = this.#isChinese || this.#isAlwaysChinese;
    if (this.#lead !== null) {
      const text = iconv.decode(Buffer.from([this.#lead, byte]), 'gb18030');
      this.#lead = null;
      this.#write(text);
      this.#write('');
    } else if (isHalf && byte >= 0x81) this.#lead = byte;
    else this.#write(iconv.decode(Buffer.from([byte]), this.#codePage));
    return 1;
  }

  #write(text: string): void {
    this.#cells[this.#at] = text;
    this.#at = (this.#at + 1) % (2 * COLUMNS);
  }

  #clear(): number {
    this.#cells = blank();
    return this.#moveTo(0, 1);
  }

  #reset(): number {
    this.#codePage = 'cp437';
    this.#isChinese = false;
    this.#lead = null;
    return this.#clear() + 1;
  }

  #moveTo(at: number, used: number): number {
    this.#at = at;
    return used;
  }

  #setChinese(isChinese: boolean): number {
    this.#isChinese = isChinese;
    return 2;
  }

  #setCodePage(page: number): number {
    this.#codePage = page === 19 ? 'cp858' : 'cp437';
    return 3;
  }
}

function blank(): string[] {
  return Array.from({ length: 2 * COLUMNS }, () => ' ');
}

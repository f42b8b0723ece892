import { randomBytes } from 'node:crypto';
import { rename } from 'node:fs/promises';
import { z } from 'zod';
import { readJson, writeJson } from './json-file.ts';
import { serial } from './serial.ts';

const PEPPER_BYTES = 32;

const pepperFile = z.object({
  version: z.literal(1),
  protection: z.enum(['keychain', 'file']),
  key: z.base64(),
});

/** The system's key store, as far as it is there (Electron's safeStorage). */
export interface KeyStore {
  /** Whether it protects anything: Linux without a key ring only pretends to. */
  isAvailable(): boolean;
  wrap(text: string): Buffer;
  unwrap(wrapped: Buffer): string;
}

export type Pepper =
  | { readonly protection: 'keychain' | 'file'; readonly key: Uint8Array }
  /** It was made here once and is gone or cannot be opened. */
  | { readonly protection: 'lost' };

/**
 * The secret behind the PINs, kept outside the store: whoever gets hold of the store alone cannot
 * try PINs against it. In the system's key store where there is one, else in a file that only
 * this account can read; which of the two is told to people, not hidden (TRUST, People).
 */
export class PepperFile {
  private readonly file: string;
  private readonly keys: KeyStore;
  private readonly oneByOne = serial();
  private known: Promise<Pepper> | null = null;

  constructor(file: string, keys: KeyStore) {
    this.file = file;
    this.keys = keys;
  }

  /** The secret as it was kept. Never makes one: a new one would fit no PIN. */
  load(): Promise<Pepper> {
    this.known ??= this.read();
    return this.known;
  }

  /** The secret for a store that is about to be made: the kept one, else a new one. */
  ensure(): Promise<Pepper> {
    return this.oneByOne(async () => {
      const kept = await this.load();
      if (kept.protection !== 'lost') return kept;
      const made = await this.make();
      this.known = Promise.resolve(made);
      return made;
    });
  }

  private async read(): Promise<Pepper> {
    const read = await readJson(this.file, pepperFile);
    if (read.state !== 'read') return { protection: 'lost' };
    const { protection, key } = read.value;
    const bytes = Buffer.from(key, 'base64');
    const secret = protection === 'file' ? bytes : this.unwrap(bytes);
    return secret?.length === PEPPER_BYTES ? { protection, key: secret } : { protection: 'lost' };
  }

  private unwrap(wrapped: Buffer): Buffer | null {
    try {
      return Buffer.from(this.keys.unwrap(wrapped), 'base64');
    } catch {
      return null;
    }
  }

  private async make(): Promise<Pepper> {
    // What cannot be read is kept: another account or key ring may still open it.
    await rename(this.file, `${this.file}.lost`).catch(() => undefined);
    const key = randomBytes(PEPPER_BYTES);
    const protection = this.keys.isAvailable() ? 'keychain' : 'file';
    const kept = protection === 'keychain' ? this.keys.wrap(key.toString('base64')) : key;
    const content = { version: 1, protection, key: kept.toString('base64') };
    await writeJson(this.file, content, { mode: 0o600 });
    return { protection, key };
  }
}

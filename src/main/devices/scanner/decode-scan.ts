import iconv from 'iconv-lite';

/** A scan as it goes to the window. */
export interface Scan {
  readonly code: string;
  /** AIM symbology identifier such as `]E0`. */
  readonly aim: string | null;
}

/** What a Datalogic scanner says to a configuration barcode. */
const CONFIGURATION_REPLY = '$$%~OK';

/** Controls that a code may hold: GS1 separators and the envelope of ISO/IEC 15434. */
const FORBIDDEN =
  // oxlint-disable-next-line no-control-regex -- controls are what this looks for
  /[\u0000-\u0003\u0005-\u0008\u000a-\u001b\u001f\u007f\ufffd\ue000-\uf8ff]/u;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * A frame's bytes as text: UTF-8, else GB18030, with the AIM prefix parsed off. Null when it
 * is no text (NUL, 0xFF, bytes of neither encoding); `'empty'` when nothing is left of it. A
 * `prefix` that the scanner was told to send is taken off, where it is there.
 */
export function decodeScan(bytes: Uint8Array, prefix = ''): Scan | 'empty' | null {
  let text = decodeText(bytes);
  if (text === null) return null;
  if (text.startsWith(CONFIGURATION_REPLY)) text = text.slice(CONFIGURATION_REPLY.length);
  if (prefix !== '' && text.startsWith(prefix)) text = text.slice(prefix.length);
  if (text.trim() === '') return 'empty';
  const aim = /^\][A-Za-z][0-9A-Za-z]/.exec(text)?.[0] ?? null;
  const code = aim === null ? text : text.slice(aim.length);
  return code === '' ? 'empty' : { code, aim };
}

function decodeText(bytes: Uint8Array): string | null {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    text = iconv.decode(Buffer.from(bytes), 'gb18030');
    // The decoder is lenient; only what encodes back to the same bytes was GB18030.
    if (!iconv.encode(text, 'gb18030').equals(bytes)) return null;
  }
  return FORBIDDEN.test(text) ? null : text;
}

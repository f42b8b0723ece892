import iconv from 'iconv-lite';
import type { Encoding } from '../../../contract/imports.ts';

/** Turns the bytes of a file into text, piece by piece; what is no text becomes U+FFFD. */
export interface Decoder {
  write(bytes: Uint8Array): string;
  end(): string;
}

/**
 * UTF-8 by the runtime; the others by iconv-lite, which reads the same in every runtime, whatever
 * tables that was built with.
 */
export function openDecoder(encoding: Encoding): Decoder {
  if (encoding === 'utf-8') {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    return {
      write: (bytes) => decoder.decode(bytes, { stream: true }),
      end: () => decoder.decode(),
    };
  }
  const decoder = iconv.getDecoder(encoding, { stripBOM: false });
  return {
    write: (bytes) => decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
    end: () => decoder.end() ?? '',
  };
}

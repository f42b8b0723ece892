import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Where the window's content comes from in the product. */
export const CONTENT_ORIGIN = 'app://guitai';
/** What index.html holds where a fresh nonce belongs. */
const NONCE_PLACE = '__CSP_NONCE__';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** The policy under which MUI, Chart.js and React run without a violation (STACK). */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/**
 * The file an address stands for, or null. The path is decoded once and must stay inside `root`
 * whatever it is made of: `..%2f`, `%5c`, NUL, a drive letter (TRUST, Security 2).
 */
export function fileOf(root: string, address: string): string | null {
  let pathname: string;
  try {
    const url = new URL(address);
    if (`${url.protocol}//${url.host}` !== CONTENT_ORIGIN) return null;
    pathname = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (/[\0\\:]/.test(pathname) || pathname.split('/').includes('..')) return null;
  const file = path.resolve(
    root,
    `.${pathname === '/' || pathname === '' ? '/index.html' : pathname}`,
  );
  return file.startsWith(path.resolve(root) + path.sep) ? file : null;
}

/** Answers a request for content out of `root`. Anything unknown is a 404, never an explanation. */
export async function answerContent(
  root: string,
  request: { readonly url: string; readonly method: string },
): Promise<Response> {
  const file = request.method === 'GET' ? fileOf(root, request.url) : null;
  const type = file === null ? undefined : TYPES[path.extname(file)];
  if (file === null || type === undefined) return notFound();
  let body: Buffer;
  try {
    body = await readFile(file);
  } catch {
    return notFound();
  }
  const nonce = randomBytes(16).toString('base64');
  const isPage = path.extname(file) === '.html';
  const content = isPage ? body.toString('utf8').replaceAll(NONCE_PLACE, nonce) : body;
  return new Response(typeof content === 'string' ? content : new Uint8Array(content), {
    headers: { ...commonHeaders(nonce), 'Content-Type': type },
  });
}

function commonHeaders(nonce: string): Record<string, string> {
  return {
    'Content-Security-Policy': contentPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-cache',
  };
}

function notFound(): Response {
  return new Response('Not found', {
    status: 404,
    headers: { ...commonHeaders(''), 'Content-Type': 'text/plain; charset=utf-8' },
  });
}

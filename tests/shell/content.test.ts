import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerContent, contentPolicy, fileOf } from '../../src/main/shell/content.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'guitai-content-'));
const root = path.join(folder, 'renderer');
const SECRET = 'the pepper';

beforeAll(() => {
  mkdirSync(path.join(root, 'assets'), { recursive: true });
  writeFileSync(path.join(folder, 'secret.html'), SECRET);
  mkdirSync(path.join(folder, 'renderer-evil'));
  writeFileSync(path.join(folder, 'renderer-evil', 'x.html'), SECRET);
  writeFileSync(
    path.join(root, 'index.html'),
    '<meta property="csp-nonce" nonce="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style>',
  );
  writeFileSync(path.join(root, 'assets', 'main.js'), 'export {};');
  writeFileSync(path.join(root, 'assets', 'odd.exe'), 'MZ');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const get = (url: string, method = 'GET') => answerContent(root, { url, method });

describe('app:// content', () => {
  it('serves the page and its parts with their types', async () => {
    const page = await get('app://guitai/');
    expect(page.status).toBe(200);
    expect(page.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    const script = await get('app://guitai/assets/main.js?v=1#x');
    expect(script.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
    expect(await script.text()).toBe('export {};');
  });

  it('puts a fresh nonce into the page and the same one into its policy', async () => {
    const nonces = new Set<string>();
    for (let round = 0; round < 3; round += 1) {
      const page = await get('app://guitai/index.html');
      const html = await page.text();
      const nonce = /<style nonce="([^"]{20,})">/.exec(html)?.[1] ?? '';
      expect(html).not.toContain('__CSP_NONCE__');
      expect(html).toContain(`<meta property="csp-nonce" nonce="${nonce}">`);
      expect(page.headers.get('Content-Security-Policy')).toBe(contentPolicy(nonce));
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  it('has exactly the policy of the stack', () => {
    expect(contentPolicy('N')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-N'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    );
  });

  const attacks = [
    'app://guitai/../secret.html',
    'app://guitai/..%2fsecret.html',
    'app://guitai/%2e%2e/secret.html',
    'app://guitai/%2e%2e%2fsecret.html',
    'app://guitai/..%5csecret.html',
    'app://guitai/assets/..%2f..%2fsecret.html',
    'app://guitai/assets%5c..%5c..%5csecret.html',
    'app://guitai/..%2frenderer-evil%2fx.html',
    'app://guitai/assets/..%2findex.html',
    'app://guitai/index.html%00.js',
    'app://guitai/%00',
    'app://guitai/C:%5cWindows%5cwin.ini.html',
    'app://guitai//etc/passwd.html',
    'app://guitai/%2fetc%2fpasswd.html',
    'app://guitai/%E0%A4%A',
    'app://guitai/assets/odd.exe',
    'app://guitai/assets',
    'app://guitai/nothing.js',
    'app://evil/index.html',
    'app:///index.html',
    'file:///etc/passwd',
    'not an address',
  ];
  it.each(attacks)('answers %s with 404 and no explanation', async (url) => {
    const answer = await get(url);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('Not found');
  });

  it('answers other methods than GET with 404', async () => {
    expect((await get('app://guitai/index.html', 'POST')).status).toBe(404);
  });

  it('never names a file outside its folder, whatever the address', () => {
    const piece = fc.constantFrom(
      '..',
      '%2e%2e',
      '%2f',
      '%5c',
      '/',
      '\\',
      '%00',
      'a',
      '.',
      '%252f',
      ':',
    );
    const stays = fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const file = fileOf(root, `app://guitai/${pieces.join('')}`);
      return file === null || path.resolve(file).startsWith(root + path.sep);
    });
    expect(fc.check(stays, { numRuns: 2000 }).counterexample).toBeNull();
  });
});

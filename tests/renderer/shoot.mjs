/**
 * Pictures of every screen on the fake till, and axe on each: `node tests/renderer/shoot.mjs
 * [--out DIR] [--only WORD]` after `vite build --config tests/renderer/vite.config.mjs`. Needs a
 * Chromium (CHROMIUM, or `chromium` on the path). Exits 1 on an axe finding or a page error.
 */
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from '@playwright/test';
import { SCENES } from './scenes.mjs';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: '/tmp/screens' },
    only: { type: 'string', default: '' },
  },
});
const root = path.join(import.meta.dirname, '../../node_modules/.cache/screens');
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const nonce = 'c2NyZWVucw==';
// The product's policy, so that a violation shows here already.
const policy = `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const file = path.join(root, pathname === '/' ? 'index.html' : path.normalize(pathname));
  try {
    const body = readFileSync(file);
    response.writeHead(200, {
      'Content-Type': types[path.extname(file)] ?? 'application/octet-stream',
      'Content-Security-Policy': policy,
    });
    response.end(
      file.endsWith('.html') ? body.toString().replaceAll('__CSP_NONCE__', nonce) : body,
    );
  } catch {
    response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
  }
});
await new Promise((resolve) => server.listen(0, resolve));
const { port } = server.address();

mkdirSync(values.out, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
let faults = 0;

for (const scene of SCENES.filter(({ name }) => name.includes(values.only))) {
  const [width, height] = scene.size;
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'en-US',
    timezoneId: 'Asia/Shanghai',
    ...scene.context,
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    faults += 1;
    console.log(`${scene.name}: ${error.message}`);
  });
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    if (message.text().includes('favicon')) return;
    faults += 1;
    console.log(
      `${scene.name}: ${message.text()} ${message.location().url}:${message.location().lineNumber}`,
    );
  });
  await page.goto(`http://localhost:${port}/?${scene.query}#${scene.place ?? '/'}`);
  await page.waitForTimeout(350);
  await scene.act?.(page);
  await page.waitForTimeout(350);
  await page.screenshot({ path: path.join(values.out, `${scene.name}.png`) });
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (over > 0) {
    faults += 1;
    console.log(`${scene.name}: ${over} px wider than the window`);
  }
  // axe needs inline scripts of its own, which the policy allows through the debugger only.
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  for (const violation of violations) {
    faults += 1;
    console.log(`${scene.name}: ${violation.id}: ${violation.help}`);
    for (const node of violation.nodes.slice(0, 3)) {
      console.log(`   ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`);
    }
  }
  await context.close();
}
await browser.close();
server.close();
console.log(`${readdirSync(values.out).length} pictures in ${values.out}, ${faults} faults`);
process.exitCode = faults > 0 ? 1 : 0;

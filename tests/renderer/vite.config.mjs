/**
 * The screens in a plain browser on the fake till: `vite --config tests/renderer/vite.config.mjs`,
 * then http://localhost:5199/?state=ready&as=manager&locale=zh-CN&theme=dark (fake/scenario.ts).
 * `vite build --config …` puts the same into node_modules/.cache/screens. Never shipped.
 */
import path from 'node:path';
import react from '@vitejs/plugin-react';

const here = import.meta.dirname;
const fakeTill = path.join(here, 'fake-till.ts');

/** Starts the fake till before the screens. */
const withFakeTill = {
  name: 'with-fake-till',
  transform(code, id) {
    if (!id.endsWith('/src/renderer/main.tsx')) return null;
    // After the first line, which tells zod what the policy forbids.
    const [first, ...rest] = code.split('\n');
    return { code: [first, `import ${JSON.stringify(fakeTill)};`, ...rest].join('\n'), map: null };
  },
};

export default {
  root: path.join(here, '../../src/renderer'),
  base: './',
  plugins: [withFakeTill, react()],
  server: { port: 5199, strictPort: true, fs: { allow: [path.join(here, '../..')] } },
  preview: { port: 5199, strictPort: true },
  cacheDir: path.join(here, '../../node_modules/.cache/vite-screens'),
  build: {
    target: 'chrome130',
    outDir: path.join(here, '../../node_modules/.cache/screens'),
    emptyOutDir: true,
  },
};

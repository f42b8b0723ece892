import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** The older of the two Electrons that run this code is 33 (tools/electron-fallback): Node 20.18 and Chrome 130. */
const nodeTarget = 'node20.18';
const chromeTarget = 'chrome130';

/** `dependencies` in package.json stay outside (they carry native code); everything else is bundled. */
export default defineConfig({
  main: {
    // Its build for Node declares a `require` of its own, which a bundled worker has already.
    resolve: { alias: [{ find: /^fflate$/, replacement: 'fflate/browser' }] },
    build: {
      target: nodeTarget,
      externalizeDeps: true,
      rolldownOptions: {
        input: {
          index: 'src/main/index.ts',
          'store-worker': 'src/main/store-worker.ts',
          'device-host': 'src/main/device-host.ts',
          cli: 'src/main/cli.ts',
        },
        // One flat folder: `new URL('./store-worker.js', import.meta.url)` holds from a shared chunk as well.
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'shared-[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    build: {
      target: nodeTarget,
      // A sandboxed preload can load neither ES modules nor anything but electron.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: {
      target: chromeTarget,
      minify: true,
    },
  },
});

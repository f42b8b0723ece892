import fs from 'node:fs';
import { fromRoot } from './paths.mjs';

/**
 * One step of `npm test`.
 * @typedef {object} Step
 * @property {string} name
 * @property {string} title
 * @property {'setup' | 'static' | 'runtime' | 'unit' | 'build' | 'e2e'} phase phases follow one another; the steps of
 *   one phase run side by side
 * @property {{script: string, args?: string[]} | {tool: string, bin?: string, args: string[]}} run a script of
 *   ours, or an npm package's command
 * @property {string[]} [needs] files without which there is nothing to check yet
 * @property {boolean} [isInRuntime] whether the step gets an Electron and a virtual screen
 */

const folders = (...names) => names.filter((name) => fs.existsSync(fromRoot(name)));

/** @returns {Step[]} */
export function checkSteps() {
  return [
    {
      name: 'setup',
      title: 'System packages',
      phase: 'setup',
      run: { script: 'scripts/setup-system.mjs', args: ['--for', 'test'] },
    },
    {
      name: 'runtime',
      title: 'Electron for this machine',
      phase: 'static',
      run: { script: 'scripts/electron-runtime.mjs' },
    },
    {
      name: 'types',
      title: 'Types',
      phase: 'static',
      run: { tool: 'typescript', bin: 'tsc', args: ['-b'] },
    },
    {
      name: 'lint',
      title: 'Lint',
      phase: 'static',
      run: { tool: 'oxlint', args: folders('src', 'tests', 'bench', 'scripts') },
    },
    {
      name: 'format',
      title: 'Format',
      phase: 'static',
      run: { tool: '@biomejs/biome', bin: 'biome', args: ['format', '.'] },
    },
    {
      name: 'laws',
      title: 'Layers',
      phase: 'static',
      run: {
        tool: 'dependency-cruiser',
        bin: 'depcruise',
        args: ['src', '--config', '.dependency-cruiser.cjs'],
      },
    },
    { name: 'unused', title: 'Unused code', phase: 'static', run: { tool: 'knip', args: [] } },
    {
      name: 'i18n',
      title: 'Languages',
      phase: 'static',
      needs: ['scripts/check-i18n.mjs'],
      run: { script: 'scripts/check-i18n.mjs' },
    },
    {
      name: 'unit',
      title: 'Unit, store and device tests',
      phase: 'unit',
      run: { tool: 'vitest', args: ['run'] },
    },
    { name: 'build', title: 'Build', phase: 'build', run: { script: 'scripts/build.mjs' } },
    {
      name: 'e2e',
      title: 'End to end, in the real window',
      phase: 'e2e',
      needs: ['playwright.config.ts'],
      isInRuntime: true,
      run: { tool: '@playwright/test', bin: 'playwright', args: ['test'] },
    },
  ];
}

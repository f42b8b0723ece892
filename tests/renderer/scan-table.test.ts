/// <reference types="vite/types/importMeta.d.ts" />
import { describe, expect, it } from 'vitest';
import { RAW_SCAN_PLACES, SCAN_TABLE } from '../../src/renderer/lib/scans.ts';

/** The text of every file of the screens, by its path. */
const FILES: Readonly<Record<string, string>> = import.meta.glob(
  '../../src/renderer/**/*.{ts,tsx}',
  { query: '?raw', import: 'default', eager: true },
);
const ROOT = '../../src/renderer/';

/** Where codes are taken as they are, and under which name the table has it. */
const RAW_FILES: Readonly<Record<string, (typeof RAW_SCAN_PLACES)[number] | null>> = {
  'features/members/enrol-dialog.tsx': 'enrol',
  'features/catalog/barcode-list.tsx': 'product',
  'features/catalog/codes/try-code.tsx': 'tryCode',
  'features/devices/listen-step.tsx': 'scannerSetup',
  'features/returns/find-step.tsx': 'return',
  'features/members/manage/member-list.tsx': 'members',
  'features/members/care/merge-pick.tsx': 'merge',
  'features/members/care/replace-card-dialog.tsx': 'replaceCard',
  // The counter takes by the table, but typed codes go the same way; the warning passes scans on.
  'features/sales/state/use-counter-state.ts': null,
  'app/frame/auto-lock.tsx': null,
};

function sources(): { readonly file: string; readonly text: string }[] {
  return Object.entries(FILES)
    .map(([path, text]) => ({ file: path.slice(ROOT.length), text }))
    .filter(({ file }) => !file.startsWith('lib/'));
}

describe('the table of who takes which scans', () => {
  it('has every place that takes scans by their meaning, and no other', () => {
    const used = sources().flatMap(({ text }) =>
      [...text.matchAll(/useScans\('(\w+)'/g)].map((match) => match[1]),
    );
    expect(new Set([...used, 'counter'])).toEqual(new Set(Object.keys(SCAN_TABLE)));
  });

  it('has every place that takes codes as they are, and no other', () => {
    const files = sources()
      .filter(({ text }) => text.includes('useScanHandler('))
      .map(({ file }) => file);
    expect(new Set(files)).toEqual(new Set(Object.keys(RAW_FILES)));
    const places = Object.values(RAW_FILES).filter((place) => place !== null);
    expect(new Set(places)).toEqual(new Set(RAW_SCAN_PLACES));
  });
});

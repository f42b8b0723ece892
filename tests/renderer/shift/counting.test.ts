import { describe, expect, it } from 'vitest';
import type { ShiftNote } from '../../../src/contract/shift.ts';
import { countsOf, tidyPieces } from '../../../src/renderer/features/shift/counting.ts';
import { sortNotes } from '../../../src/renderer/features/shift/sort-notes.ts';

describe('pieces as they are typed', () => {
  it.each([
    ['12', '12'],
    ['１２', '12'],
    ['007', '7'],
    ['0', '0'],
    ['1,200', '1200'],
    ['-3', '3'],
    ['abc', ''],
    ['99999999', '100000'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(tidyPieces(typed)).toBe(kept);
  });

  it('are counted where there are some', () => {
    const typed = new Map([
      [10_000, '3'],
      [5000, ''],
      [1000, '0'],
      [50, '７'],
    ]);
    expect(countsOf(typed)).toEqual([
      { denominationMinor: 10_000, pieces: 3 },
      { denominationMinor: 50, pieces: 7 },
    ]);
  });
});

function note(noteId: number, at: number): ShiftNote {
  return { noteId, text: 'x', staffName: 'A', at };
}

describe('hand-over notes', () => {
  const notes = [note(1, 10), note(2, 30)];
  const shift = {
    shiftId: 1,
    businessDay: '2026-11-21',
    openedAt: 20,
    openedByName: 'A',
    isAutomatic: true,
    floatMinor: 0,
    isOverdue: false,
  };

  it('of earlier shifts ask to be read; those of this one wait for the next', () => {
    expect(sortNotes({ notes, shift })).toEqual({ fromBefore: [notes[0]], fromThis: [notes[1]] });
    expect(sortNotes({ notes, shift: null })).toEqual({ fromBefore: notes, fromThis: [] });
  });
});

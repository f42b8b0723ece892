import { type MemberMap, memberMap } from '../../../../contract/imports.ts';
import type { Job } from '../../../store/context.ts';
import { eachRow } from '../each-row.ts';
import { importFile, type KindOfImport } from '../import-file.ts';
import type { ImportInput, ImportOutcome } from '../import-run.ts';
import { MemberTaker } from '../members/take-member.ts';
import { type MemberReader, memberReader } from '../rules/member-row.ts';

const MEMBERS: KindOfImport<MemberMap, MemberReader> = {
  kind: 'members',
  schema: memberMap,
  reader: (_context, header, map) => memberReader(header, map),
  *book({ run, map, source, read }) {
    const taker = new MemberTaker(run, map);
    yield* eachRow(run, source, {
      read,
      take: (row) => taker.take(row),
      close: () => taker.close(),
    });
  },
};

/** Imports members, row by row. Who is here already is left, or brought up to date. */
export const importMembers: Job<ImportInput, ImportOutcome> = (context, input) =>
  importFile(context, input, MEMBERS);

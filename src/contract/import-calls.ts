import { z } from 'zod';
import { call, type Role } from './call.ts';
import {
  count,
  DELIMITERS,
  encoding,
  importKind,
  importReport,
  mapProblem,
  rejection,
} from './imports.ts';

/** Those who may bring data in (TRUST, People). */
export const IMPORTERS: readonly Role[] = ['manager', 'headquarters', 'admin'];

/** What a file on its way in looks like, and the map its columns suggest. */
export const importInspection = z.object({
  encoding,
  delimiter: z.enum(DELIMITERS),
  columns: z.array(z.string()),
  /** The first rows as they stand in the file. */
  sample: z.array(z.array(z.string())),
  /** The map that the columns' names suggest, as JSON of the map's schema; fields may lack. */
  suggested: z.record(z.string(), z.unknown()),
  problem: mapProblem.nullable(),
});
export type ImportInspection = z.infer<typeof importInspection>;

/** What the first rows of a file would become. */
export const importPreview = z.object({
  problem: mapProblem.nullable(),
  /** How many rows were looked at, from the top. */
  rows: count,
  good: count,
  /** What becomes of good rows: text by the map's field, as it will be kept. */
  facts: z.array(z.object({ line: z.int(), fields: z.record(z.string(), z.string()) })),
  rejections: z.array(rejection),
  rejected: count,
  /** How many of the rows' members and products are not known here. */
  unknownMembers: count,
  unknownProducts: count,
  /** Rows of members or products that are here already. */
  known: count,
});
export type ImportPreview = z.infer<typeof importPreview>;

const uploadId = z.uuid();
const anyMap = z.record(z.string(), z.unknown());
/** Bytes of one part of a file on its way in. */
export const MAX_PART_BYTES = 4 * 1024 * 1024;
export const MAX_FILE_BYTES = 2 * 1024 * 1024 * 1024;

const importState = z.object({
  running: z
    .object({
      kind: importKind,
      fileName: z.string(),
      phase: z.string(),
      done: count,
      total: count,
    })
    .nullable(),
});

export const importsCalls = {
  /** Begins to take in a file; an earlier one that is not being imported is forgotten. */
  'imports.begin': call({
    lane: 'shell',
    access: IMPORTERS,
    input: z.strictObject({ fileName: z.string().max(255), bytes: count }),
    output: z.object({ uploadId }),
    errors: ['imports.fileTooLarge', 'imports.running'],
  }),
  /** The next part of the file; parts come in order. */
  'imports.addPart': call({
    lane: 'shell',
    access: IMPORTERS,
    input: z.strictObject({
      uploadId,
      offset: count,
      bytes: z.instanceof(Uint8Array).refine((part) => part.byteLength <= MAX_PART_BYTES),
    }),
    output: z.null(),
    errors: ['imports.uploadUnknown'],
  }),
  /** What kind of file it is, and which map its columns suggest. */
  'imports.inspect': call({
    lane: 'shell',
    access: IMPORTERS,
    input: z.strictObject({
      uploadId,
      kind: importKind,
      encoding: encoding.optional(),
      delimiter: z.enum(DELIMITERS).optional(),
    }),
    output: importInspection,
    errors: ['imports.uploadUnknown'],
  }),
  /** What the first rows would become under a map; changes nothing. */
  'imports.preview': call({
    lane: 'shell',
    access: IMPORTERS,
    input: z.strictObject({ uploadId, kind: importKind, map: anyMap }),
    output: importPreview,
    errors: ['imports.uploadUnknown'],
  }),
  /** Imports the file; `job.progress` events tell how far it is. Comes back when it is done. */
  'imports.run': call({
    lane: 'shell',
    access: IMPORTERS,
    input: z.strictObject({
      uploadId,
      kind: importKind,
      map: anyMap,
      /** The reasons in the person's language, for the file of rejected rows. */
      texts: z.record(z.string(), z.string().max(300)).default({}),
    }),
    output: z.object({ report: importReport, rejections: z.array(rejection) }),
    errors: ['imports.uploadUnknown', 'imports.mapInvalid', 'imports.running', 'imports.cancelled'],
  }),
  /** Stops the import that runs; what it booked stays, and the file can be imported again. */
  'imports.cancel': call({
    lane: 'shell',
    access: IMPORTERS,
    input: z.strictObject({}),
    output: z.null(),
    errors: [],
  }),
  /** What runs now, for a window that was reloaded. */
  'imports.state': call({
    lane: 'shell',
    access: IMPORTERS,
    input: z.strictObject({}),
    output: importState,
    errors: [],
  }),
  /** Saves the CSV of rejected rows where a person says; null = nowhere, after all. */
  'imports.saveRejected': call({
    lane: 'shell',
    access: IMPORTERS,
    input: z.strictObject({ uploadId }),
    output: z.object({ file: z.string().nullable() }),
    errors: ['imports.uploadUnknown', 'imports.notSaved'],
  }),
};

import { z } from 'zod';
import { call, SELLERS, STAFF } from './call.ts';
import { MAX_AMOUNT_MINOR } from './kernel/money.ts';
import {
  amountMinor,
  approvalId,
  businessDay,
  pageRequest,
  personText,
  requestId,
  rowId,
  utcMs,
} from './primitives.ts';
import { TENDER_KINDS } from './sales.ts';

/** A hand-over note is at most this long. */
export const MAX_NOTE = 500;

/** How many, and what they add up to, in minor units. */
const counted = z.object({ count: z.int().min(0), minor: z.int() });

/** What one kind of tender took and gave back. */
const tenderTotal = z.object({
  kind: z.enum(TENDER_KINDS),
  paid: counted,
  /** Negative or nothing. */
  refunded: counted,
  netMinor: z.int(),
});
export type TenderTotal = z.infer<typeof tenderTotal>;

/** What was sold at one tax rate, tax included, less what came back. */
const taxTotal = z.object({ rateBp: z.int().min(0), grossMinor: z.int(), taxMinor: z.int() });
export type TaxTotal = z.infer<typeof taxTotal>;

/**
 * What a shift adds up to (POSLog: till settle). Every figure is a sum over its receipts and cash
 * movements: Z report = Σ receipts. Returns count with negative amounts.
 */
export const shiftFigures = z.object({
  firstReceiptNo: z.string().nullable(),
  lastReceiptNo: z.string().nullable(),
  sales: counted,
  returns: counted,
  /** Returns that undid a whole sale of the same shift; they are among the returns, too. */
  voids: counted,
  /** Sales and returns together. */
  netMinor: z.int(),
  taxMinor: z.int(),
  /** Sales with a discount, and all discounts less those of returned goods; without rounding. */
  discounts: counted,
  /** Sales whose total was rounded down (抹零). */
  roundings: counted,
  tenders: z.array(tenderTotal),
  taxes: z.array(taxTotal),
  pointsEarned: z.int(),
  pointsRedeemed: z.int(),
  cashIn: counted,
  cashOut: counted,
  /** Drawer openings without a sale. */
  drawerOpenings: z.int().min(0),
  /** Baskets that were given up, in progress or suspended. */
  voidedBaskets: z.int().min(0),
  floatMinor: amountMinor,
  /** What must lie in the drawer: float + cash taken − cash given back + in − out. */
  expectedCashMinor: z.int(),
});
export type ShiftFigures = z.infer<typeof shiftFigures>;

const cashMovement = z.object({
  kind: z.enum(['in', 'out']),
  amountMinor,
  reason: z.string(),
  staffName: z.string(),
  approvedByName: z.string().nullable(),
  at: utcMs,
});

/** So many pieces of one note or coin. */
const pieces = z.strictObject({
  denominationMinor: amountMinor.positive(),
  pieces: z.int().positive().max(100_000),
});

/** An X report (of the open shift, as it stands) or a Z report (of a closed one, as it was kept). */
export const shiftReport = z.object({
  shiftId: rowId,
  businessDay,
  openedAt: utcMs,
  openedByName: z.string(),
  isAutomatic: z.boolean(),
  figures: shiftFigures,
  movements: z.array(cashMovement),
  closing: z
    .object({
      zNo: z.int().positive(),
      closedAt: utcMs,
      closedByName: z.string(),
      countedMinor: amountMinor,
      counts: z.array(pieces),
      /** Counted − expected. */
      differenceMinor: z.int(),
      differenceReason: z.string(),
      /** The event log's head at the closing: sequence number and SHA-256 in hexadecimals. */
      headSeq: z.int().positive(),
      headHash: z.string().regex(/^[0-9a-f]{64}$/),
    })
    .nullable(),
});
export type ShiftReport = z.infer<typeof shiftReport>;

const note = z.object({ noteId: rowId, text: z.string(), staffName: z.string(), at: utcMs });
export type ShiftNote = z.infer<typeof note>;

const denomination = z.object({ minor: amountMinor.positive(), kind: z.enum(['note', 'coin']) });
export type Denomination = z.infer<typeof denomination>;

export const shiftCalls = {
  /** The shift as it stands, and what waits for whoever works next. */
  'shift.current': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({}),
    output: z.object({
      shift: z
        .object({
          shiftId: rowId,
          businessDay,
          openedAt: utcMs,
          openedByName: z.string(),
          isAutomatic: z.boolean(),
          floatMinor: amountMinor,
          /** The business day has turned since: it should be closed. */
          isOverdue: z.boolean(),
        })
        .nullable(),
      /** Whether selling has to wait until a shift is opened. */
      isRequired: z.boolean(),
      /** Hand-over notes that nobody has acknowledged, oldest first. */
      notes: z.array(note),
      heldBaskets: z.int().min(0),
      /** Notes and coins of the till's currency, largest first. */
      denominations: z.array(denomination),
      lastClosed: z
        .object({ zNo: z.int().positive(), closedAt: utcMs, countedMinor: amountMinor })
        .nullable(),
    }),
    errors: [],
  }),
  /** Opens the shift with the float that lies in the drawer. Every note left must be acknowledged. */
  'shift.open': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({
      requestId,
      floatMinor: amountMinor,
      readNoteIds: z.array(rowId).max(200).default([]),
    }),
    output: z.object({ shiftId: rowId }),
    errors: ['shift.alreadyOpen', 'shift.notesUnread'],
  }),
  /**
   * Puts cash into the drawer or takes it out, with a reason, and opens the drawer. Taking out
   * needs a manager, and never more than the drawer should hold.
   */
  'shift.moveCash': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({
      requestId,
      approvalId,
      kind: z.enum(['in', 'out']),
      amountMinor: amountMinor.positive(),
      reason: personText(120),
    }),
    output: z.object({ expectedCashMinor: z.int() }),
    errors: ['shift.notOpen', 'shift.reasonMissing', 'shift.approvalNeeded', 'shift.notEnoughCash'],
  }),
  /** The X report of the open shift, or the Z report of a closed one. */
  'shift.report': call({
    lane: 'report',
    access: STAFF,
    /** Null = the open shift. */
    input: z.strictObject({ shiftId: rowId.nullable() }),
    output: shiftReport,
    errors: ['shift.notOpen', 'shift.unknown'],
  }),
  /** Prints the X report. It changes nothing of the shift. */
  'shift.printX': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({ requestId }),
    output: z.object({ jobId: rowId }),
    errors: ['shift.notOpen'],
  }),
  /** What was counted so far beside what must be there: the screen adds nothing up. */
  'shift.quoteClose': call({
    lane: 'read',
    access: SELLERS,
    input: z.strictObject({
      counts: z.array(pieces).max(60),
      otherMinor: amountMinor.default(0),
    }),
    output: z.object({
      rows: z.array(z.object({ denominationMinor: amountMinor, amountMinor: z.int() })),
      countedMinor: amountMinor,
      expectedCashMinor: z.int(),
      /** Counted − expected. */
      differenceMinor: z.int(),
    }),
    errors: ['shift.notOpen', 'shift.countInvalid'],
  }),
  /**
   * Closes the shift: counted cash against expected, a reason for any difference, the next Z
   * number, the Z report on paper. `expectedCashMinor` is what the person saw: if something was
   * booked since, nothing is closed. Suspended baskets must be kept on purpose.
   */
  'shift.close': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({
      requestId,
      shiftId: rowId,
      counts: z.array(pieces).max(60),
      /** Counted cash that is no single note or coin of the list. */
      otherMinor: amountMinor.default(0),
      expectedCashMinor: z.int(),
      differenceReason: personText(200).default(''),
      keepsHeldBaskets: z.boolean().default(false),
    }),
    output: z.object({ shiftId: rowId, zNo: z.int().positive(), differenceMinor: z.int() }),
    errors: [
      'shift.notOpen',
      'shift.cashChanged',
      'shift.countInvalid',
      'shift.reasonMissing',
      'shift.heldBaskets',
    ],
  }),
  /** Closed shifts, newest first. */
  'shift.past': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ ...pageRequest }),
    output: z.object({
      rows: z.array(
        z.object({
          shiftId: rowId,
          zNo: z.int().positive(),
          businessDay,
          openedAt: utcMs,
          closedAt: utcMs,
          closedByName: z.string(),
          netMinor: z.int(),
          differenceMinor: z.int().min(-MAX_AMOUNT_MINOR).max(MAX_AMOUNT_MINOR),
        }),
      ),
      nextCursor: z.string().nullable(),
    }),
    errors: [],
  }),
  /** Prints a Z report again, marked COPY / 副本 / COPIA. */
  'shift.reprint': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({ requestId, shiftId: rowId }),
    output: z.object({ jobId: rowId }),
    errors: ['shift.unknown'],
  }),
  /** Leaves a note to whoever works next; shown until it is acknowledged. */
  'shift.leaveNote': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({ requestId, text: personText(MAX_NOTE) }),
    output: z.object({ noteId: rowId }),
    errors: ['shift.noteEmpty'],
  }),
  /** Acknowledges a note. */
  'shift.readNote': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({ requestId, noteId: rowId }),
    output: z.null(),
    errors: ['shift.noteUnknown'],
  }),
};

import { assertNever } from '../../../contract/kernel/result.ts';
import type { Db } from '../db.ts';
import { readTill } from '../store-environment.ts';
import type { CheckResult } from './check-result.ts';
import { verifyCatalogue } from './verify-catalogue.ts';
import { verifyChain } from './verify-chain.ts';
import { verifyClubs } from './verify-clubs.ts';
import { verifyGifts } from './verify-gifts.ts';
import { verifyCoupons } from './verify-coupons.ts';
import { verifyHeld } from './verify-held.ts';
import { verifyImports } from './verify-imports.ts';
import { verifyLines } from './verify-lines.ts';
import { verifyLogged } from './verify-logged.ts';
import { verifyMembers } from './verify-members.ts';
import { verifyOperations } from './verify-operations.ts';
import { verifyBalances, verifyLots, verifyMovements } from './verify-points.ts';
import { verifyReferrals } from './verify-referrals.ts';
import { verifyProgrammes } from './verify-programmes.ts';
import { verifyReturns } from './verify-returns.ts';
import { verifyReceipts, verifySales } from './verify-sales.ts';
import { verifyShifts } from './verify-shifts.ts';
import { verifyStamps } from './verify-stamps.ts';
import { verifyTiers } from './verify-tiers.ts';
import { verifyVouchers } from './verify-vouchers.ts';

/** The checks of `guitai verify`, in the order they run. */
const CHECKS = [
  'chain',
  'balances',
  'lots',
  'movements',
  'operations',
  'receipts',
  'sales',
  'lines',
  'returns',
  'vouchers',
  'coupons',
  'held',
  'shifts',
  'logged',
  'imports',
  'members',
  'tiers',
  'catalogue',
  'programmes',
  'clubs',
  'gifts',
  'stamps',
  'referrals',
] as const;
type CheckName = (typeof CHECKS)[number];

/** What a whole verification found. */
export interface VerifyReport {
  readonly isOk: boolean;
  readonly checks: readonly (CheckResult & { readonly name: CheckName })[];
}

/**
 * Proves that a store adds up: the event log's chain, points against lots against movements,
 * receipt numbers, sales against lines, tenders and points, Z reports against their
 * receipts, and every sale against what the log
 * says of it. Reads one snapshot, changes nothing.
 */
export function verifyStore(db: Db): VerifyReport {
  const tillUid = readTill(db)?.uid ?? '';
  const checks = CHECKS.map((name) => ({ name, ...runCheck(db, name, tillUid) }));
  return { isOk: checks.every((check) => check.wrong === null), checks };
}

function runCheck(db: Db, name: CheckName, tillUid: string): CheckResult {
  switch (name) {
    case 'chain':
      return verifyChain(db, tillUid);
    case 'balances':
      return verifyBalances(db);
    case 'lots':
      return verifyLots(db);
    case 'movements':
      return verifyMovements(db);
    case 'operations':
      return verifyOperations(db);
    case 'receipts':
      return verifyReceipts(db);
    case 'sales':
      return verifySales(db);
    case 'lines':
      return verifyLines(db);
    case 'returns':
      return verifyReturns(db);
    case 'vouchers':
      return verifyVouchers(db);
    case 'coupons':
      return verifyCoupons(db);
    case 'held':
      return verifyHeld(db);
    case 'shifts':
      return verifyShifts(db);
    case 'logged':
      return verifyLogged(db);
    case 'imports':
      return verifyImports(db);
    case 'members':
      return verifyMembers(db);
    case 'tiers':
      return verifyTiers(db);
    case 'catalogue':
      return verifyCatalogue(db);
    case 'programmes':
      return verifyProgrammes(db);
    case 'clubs':
      return verifyClubs(db);
    case 'gifts':
      return verifyGifts(db);
    case 'stamps':
      return verifyStamps(db);
    case 'referrals':
      return verifyReferrals(db);
    default:
      return assertNever(name);
  }
}

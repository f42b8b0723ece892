import { catalogCommands, catalogIdle, catalogQueries } from './features/catalog/index.ts';
import { clubsCommands, clubsQueries } from './features/clubs/index.ts';
import { couponsCommands, couponsIdle, couponsQueries } from './features/coupons/index.ts';
import { devicesCommands, devicesInternal, devicesQueries } from './features/devices/index.ts';
import { importsInternal, importsJobs } from './features/imports/index.ts';
import { exportedRows, exportsInternal } from './features/exports/index.ts';
import { liabilityReports } from './features/liability/index.ts';
import { loyaltyInternal, loyaltyJobs, loyaltyQueries } from './features/loyalty/index.ts';
import { membersCommands, membersIdle, membersQueries } from './features/members/index.ts';
import { programmesCommands, programmesQueries } from './features/programmes/index.ts';
import { referralQueries } from './features/referral/index.ts';
import { householdsCommands, householdsQueries } from './features/households/index.ts';
import { pointsCommands, pointsQueries } from './features/points/index.ts';
import { returnsCommands, returnsQueries } from './features/returns/index.ts';
import { rewardsCommands, rewardsQueries } from './features/rewards/index.ts';
import { salesCommands, salesQueries } from './features/sales/index.ts';
import { settingsCommands, settingsQueries } from './features/settings/index.ts';
import { shiftCommands, shiftQueries } from './features/shift/index.ts';
import { simulationReports } from './features/simulation/index.ts';
import { staffCommands, staffInternal, staffQueries } from './features/staff/index.ts';
import { stampsCommands, stampsQueries } from './features/stamps/index.ts';
import { systemBuilders, systemInternal } from './features/system/index.ts';
import { tiersCommands, tiersIdle, tiersQueries } from './features/tiers/index.ts';
import { vouchersQueries } from './features/vouchers/index.ts';
import type { HandlerSet } from './store/handler-set.ts';

/**
 * Everything that runs in the store's lanes, collected from the features. Each feature adds its
 * three lines: `...<f>Queries`, `...<f>Commands`, and its internal queries and commands.
 */
export const handlers = {
  queries: {
    ...catalogQueries,
    ...clubsQueries,
    ...couponsQueries,
    ...devicesQueries,
    ...loyaltyQueries,
    ...membersQueries,
    ...programmesQueries,
    ...referralQueries,
    ...householdsQueries,
    ...pointsQueries,
    ...returnsQueries,
    ...rewardsQueries,
    ...salesQueries,
    ...settingsQueries,
    ...shiftQueries,
    ...staffQueries,
    ...stampsQueries,
    ...tiersQueries,
    ...vouchersQueries,
  },
  commands: {
    ...catalogCommands,
    ...clubsCommands,
    ...couponsCommands,
    ...devicesCommands,
    ...membersCommands,
    ...programmesCommands,
    ...householdsCommands,
    ...pointsCommands,
    ...returnsCommands,
    ...rewardsCommands,
    ...salesCommands,
    ...settingsCommands,
    ...shiftCommands,
    ...staffCommands,
    ...tiersCommands,
    ...stampsCommands,
  },
  internal: {
    queries: {
      ...devicesInternal.queries,
      ...importsInternal.queries,
      ...loyaltyInternal.queries,
      ...staffInternal.queries,
      ...systemInternal.queries,
    },
    commands: {
      ...devicesInternal.commands,
      ...exportsInternal.commands,
      ...loyaltyInternal.commands,
      ...staffInternal.commands,
      ...systemInternal.commands,
    },
  },
  lists: exportedRows,
  builders: systemBuilders,
  jobs: { ...importsJobs, ...loyaltyJobs },
  reports: { ...liabilityReports, ...simulationReports },
  idle: [...membersIdle, ...catalogIdle, ...tiersIdle, ...couponsIdle],
} satisfies HandlerSet;

/** The internal steps by name, for typed `store.internal(…)` in the main process. */
export type Internal = (typeof handlers)['internal'];

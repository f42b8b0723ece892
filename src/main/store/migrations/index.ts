import type { Migration } from '../migrate.ts';
import { migration as till } from './0001-till.ts';
import { migration as catalog } from './0002-catalog.ts';
import { migration as members } from './0003-members.ts';
import { migration as sales } from './0004-sales.ts';
import { migration as loyalty } from './0005-loyalty.ts';
import { migration as devices } from './0006-devices.ts';
import { migration as settings } from './0007-settings.ts';
import { migration as saleComplete } from './0008-sale-complete.ts';
import { migration as catalogue } from './0009-catalogue.ts';
import { migration as membersMore } from './0010-members-more.ts';
import { migration as returns } from './0011-returns.ts';
import { migration as shift } from './0012-shift.ts';
import { migration as importMigration } from './0013-import.ts';
import { migration as clubs } from './0014-clubs.ts';
import { migration as rewards } from './0015-rewards.ts';
import { migration as programmeDrafts } from './0016-programme-drafts.ts';
import { migration as coupons } from './0017-coupons.ts';
import { migration as tiers } from './0018-tiers.ts';
import { migration as pointsOperations } from './0019-points-operations.ts';
import { migration as scannerDays } from './0020-scanner-days.ts';

/** All steps of the schema, in order. The next change is the next file. */
export const MIGRATIONS: readonly Migration[] = [
  till,
  catalog,
  members,
  sales,
  loyalty,
  devices,
  settings,
  saleComplete,
  catalogue,
  membersMore,
  returns,
  shift,
  importMigration,
  clubs,
  rewards,
  programmeDrafts,
  coupons,
  tiers,
  pointsOperations,
  scannerDays,
];

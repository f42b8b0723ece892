import type { Migration } from '../migrate.ts';
import { migration as till } from './0001-till.ts';
import { migration as catalog } from './0002-catalog.ts';
import { migration as members } from './0003-members.ts';
import { migration as sales } from './0004-sales.ts';
import { migration as loyalty } from './0005-loyalty.ts';
import { migration as devices } from './0006-devices.ts';
import { migration as settings } from './0007-settings.ts';

/** All steps of the schema, in order. The next change is the next file. */
export const MIGRATIONS: readonly Migration[] = [
  till,
  catalog,
  members,
  sales,
  loyalty,
  devices,
  settings,
];

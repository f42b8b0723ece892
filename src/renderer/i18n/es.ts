import app from './locales/es/app.json';
import care from './locales/es/care.json';
import catalog from './locales/es/catalog.json';
import common from './locales/es/common.json';
import coupons from './locales/es/coupons.json';
import devices from './locales/es/devices.json';
import errors from './locales/es/errors.json';
import exports from './locales/es/exports.json';
import imports from './locales/es/imports.json';
import liability from './locales/es/liability.json';
import loyalty from './locales/es/loyalty.json';
import members from './locales/es/members.json';
import points from './locales/es/points.json';
import printing from './locales/es/printing.json';
import programme from './locales/es/programme.json';
import returns from './locales/es/returns.json';
import rewards from './locales/es/rewards.json';
import sales from './locales/es/sales.json';
import scans from './locales/es/scans.json';
import settings from './locales/es/settings.json';
import shift from './locales/es/shift.json';
import simulation from './locales/es/simulation.json';
import staff from './locales/es/staff.json';
import support from './locales/es/support.json';
import system from './locales/es/system.json';
import tiers from './locales/es/tiers.json';

/** Every text of the screens in this language, by namespace. */
export const catalogue = {
  app,
  catalog,
  care,
  common,
  coupons,
  devices,
  errors,
  exports,
  imports,
  liability,
  loyalty,
  members,
  points,
  printing,
  programme,
  returns,
  rewards,
  sales,
  scans,
  settings,
  shift,
  simulation,
  staff,
  support,
  system,
  tiers,
};

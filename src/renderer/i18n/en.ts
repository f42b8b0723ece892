import app from './locales/en/app.json';
import care from './locales/en/care.json';
import catalog from './locales/en/catalog.json';
import common from './locales/en/common.json';
import coupons from './locales/en/coupons.json';
import devices from './locales/en/devices.json';
import errors from './locales/en/errors.json';
import exports from './locales/en/exports.json';
import imports from './locales/en/imports.json';
import liability from './locales/en/liability.json';
import loyalty from './locales/en/loyalty.json';
import members from './locales/en/members.json';
import points from './locales/en/points.json';
import printing from './locales/en/printing.json';
import programme from './locales/en/programme.json';
import returns from './locales/en/returns.json';
import rewards from './locales/en/rewards.json';
import sales from './locales/en/sales.json';
import scans from './locales/en/scans.json';
import settings from './locales/en/settings.json';
import shift from './locales/en/shift.json';
import simulation from './locales/en/simulation.json';
import staff from './locales/en/staff.json';
import support from './locales/en/support.json';
import system from './locales/en/system.json';
import tiers from './locales/en/tiers.json';

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

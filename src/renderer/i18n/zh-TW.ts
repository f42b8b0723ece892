import app from './locales/zh-TW/app.json';
import care from './locales/zh-TW/care.json';
import catalog from './locales/zh-TW/catalog.json';
import common from './locales/zh-TW/common.json';
import coupons from './locales/zh-TW/coupons.json';
import devices from './locales/zh-TW/devices.json';
import errors from './locales/zh-TW/errors.json';
import exports from './locales/zh-TW/exports.json';
import imports from './locales/zh-TW/imports.json';
import liability from './locales/zh-TW/liability.json';
import loyalty from './locales/zh-TW/loyalty.json';
import members from './locales/zh-TW/members.json';
import points from './locales/zh-TW/points.json';
import printing from './locales/zh-TW/printing.json';
import programme from './locales/zh-TW/programme.json';
import returns from './locales/zh-TW/returns.json';
import rewards from './locales/zh-TW/rewards.json';
import sales from './locales/zh-TW/sales.json';
import scans from './locales/zh-TW/scans.json';
import settings from './locales/zh-TW/settings.json';
import shift from './locales/zh-TW/shift.json';
import simulation from './locales/zh-TW/simulation.json';
import staff from './locales/zh-TW/staff.json';
import support from './locales/zh-TW/support.json';
import system from './locales/zh-TW/system.json';
import tiers from './locales/zh-TW/tiers.json';

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

import app from './locales/zh-CN/app.json';
import care from './locales/zh-CN/care.json';
import catalog from './locales/zh-CN/catalog.json';
import common from './locales/zh-CN/common.json';
import coupons from './locales/zh-CN/coupons.json';
import devices from './locales/zh-CN/devices.json';
import errors from './locales/zh-CN/errors.json';
import exports from './locales/zh-CN/exports.json';
import imports from './locales/zh-CN/imports.json';
import liability from './locales/zh-CN/liability.json';
import loyalty from './locales/zh-CN/loyalty.json';
import members from './locales/zh-CN/members.json';
import points from './locales/zh-CN/points.json';
import printing from './locales/zh-CN/printing.json';
import programme from './locales/zh-CN/programme.json';
import returns from './locales/zh-CN/returns.json';
import rewards from './locales/zh-CN/rewards.json';
import sales from './locales/zh-CN/sales.json';
import scans from './locales/zh-CN/scans.json';
import settings from './locales/zh-CN/settings.json';
import shift from './locales/zh-CN/shift.json';
import simulation from './locales/zh-CN/simulation.json';
import staff from './locales/zh-CN/staff.json';
import support from './locales/zh-CN/support.json';
import system from './locales/zh-CN/system.json';
import tiers from './locales/zh-CN/tiers.json';

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

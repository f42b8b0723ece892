export { deferredRevenueRows, liabilityLotRows, liabilityMonthRows } from './list-rows.ts';
export { standAlonePrice as expectedWorth } from './rules/deferred-revenue.ts';
export { expectedRedemption } from './work-out-liability.ts';

export { countClaim, countImported, countReturn, countSale } from './count-facts.ts';
export { tierDropRows, tierNearRows } from './list-rows.ts';
export { mergeTiers, noteImportedTier } from './own-tier.ts';
export { tierOnDay } from './read-tier.ts';
export { rebuildDays } from './tables.ts';
export { selectTierAt as tierAt } from './tables-changes.ts';

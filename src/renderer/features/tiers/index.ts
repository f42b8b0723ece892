export { TierLine } from './tier-line.tsx';
export { TierSection } from './tier-section.tsx';
export { TiersTab } from './tiers-tab.tsx';

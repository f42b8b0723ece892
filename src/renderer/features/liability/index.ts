export { LiabilityTab } from './liability-tab.tsx';

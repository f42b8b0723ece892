export { ProgrammeTab } from './programme-tab.tsx';

export { DevicesScreen } from './devices-screen.tsx';
export { PrintsScreen } from './prints-screen.tsx';
export { VirtualPanel } from './virtual-panel.tsx';

export { DevicesScreen } from './devices-screen.tsx';
export { VirtualPanel } from './virtual-panel.tsx';

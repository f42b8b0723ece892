export { DrawerAction } from './drawer-action.tsx';
export { ShiftItem } from './shift-item.tsx';
export { ShiftScreen } from './shift-screen.tsx';

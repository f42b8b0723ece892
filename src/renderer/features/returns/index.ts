export { type Exchanged, ReturnDialog } from './return-dialog.tsx';

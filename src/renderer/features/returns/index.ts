export { useReasonText } from './reason-text.ts';
export { type Exchanged, ReturnDialog } from './return-dialog.tsx';

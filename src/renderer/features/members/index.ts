export { EnrolDialog } from './enrol-dialog.tsx';
export { MemberHistoryDialog } from './member-history-dialog.tsx';
export { MemberPanel } from './member-panel.tsx';
export { PurchaseList } from './purchase-list.tsx';

export { EnrolDialog } from './enrol-dialog.tsx';
export { MemberHistoryDialog } from './member-history-dialog.tsx';
export { MemberPanel } from './member-panel.tsx';
export { PurchaseList } from './purchase-list.tsx';
export { MemberCareDialog } from './care/member-care-dialog.tsx';
export type { CareTab } from './care/member-care.tsx';
export { TasksDialog } from './care/tasks-dialog.tsx';
export { MembersScreen } from './manage/members-screen.tsx';

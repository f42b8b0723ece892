export { useApproval } from './approval.ts';
export { ApprovalHost } from './approval-dialog.tsx';
export { OwnPinDialog } from './own-pin-dialog.tsx';
export { SignIn } from './sign-in.tsx';
export { StaffScreen } from './staff-screen.tsx';

export { insertStaff, type StaffToInsert } from './insert-staff.ts';

export function StaffScreen(_props: Record<string, unknown>) {
  return null;
}

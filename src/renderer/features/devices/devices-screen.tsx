export function DevicesScreen(_props: Record<string, unknown>) {
  return null;
}

export function SystemScreen(_props: Record<string, unknown>) {
  return null;
}

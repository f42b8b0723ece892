export function Opening(_props: Record<string, unknown>) {
  return null;
}

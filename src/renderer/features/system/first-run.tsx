export function FirstRun(_props: Record<string, unknown>) {
  return null;
}

export function StoreProblemScreen(_props: Record<string, unknown>) {
  return null;
}

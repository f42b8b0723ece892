export function VirtualPanel(_props: Record<string, unknown>) {
  return null;
}

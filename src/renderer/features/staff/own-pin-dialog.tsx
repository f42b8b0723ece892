export function OwnPinDialog(_props: Record<string, unknown>) {
  return null;
}

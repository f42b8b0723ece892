export function SignIn(_props: Record<string, unknown>) {
  return null;
}

export function ChooseLanguage(_props: Record<string, unknown>) {
  return null;
}

/** What an event tells, by name. */
export type Facts = Readonly<Record<string, unknown>>;

/** The facts in a JSON text; none for bytes that are no object any more, which the chain names. */
export function factsIn(text: string): Facts {
  try {
    return factsOf(JSON.parse(text));
  } catch {
    return {};
  }
}

export function factsOf(value: unknown): Facts {
  return typeof value === 'object' && value !== null ? (value as Facts) : {};
}

export function listOf(value: unknown): readonly Facts[] {
  return Array.isArray(value) ? value.map(factsOf) : [];
}

export function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(textOf) : [];
}

/** A text that is the same for the same facts, whatever the order of their names. */
export function sortedText(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

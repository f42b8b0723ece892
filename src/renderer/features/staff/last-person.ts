let last: number | null = null;

/** Who was signed in last in this window; the PIN is asked of that person first. */
export function lastPersonId(): number | null {
  return last;
}

/** Keeps who signed in. */
export function rememberPerson(id: number): void {
  last = id;
}

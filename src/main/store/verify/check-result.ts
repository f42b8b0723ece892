/** The first row that is wrong, named as table and key, and what is wrong with it. */
interface WrongRow {
  readonly row: string;
  readonly detail: string;
}

/** What one check found; `wrong` null = all of its rows add up. */
export interface CheckResult {
  /** How many rows it looked at. */
  readonly rows: number;
  readonly wrong: WrongRow | null;
}

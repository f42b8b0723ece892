/**
 * One step of the schema. A landed file is never edited: the next change is the next file.
 * `sql` runs in one transaction together with the new `user_version`.
 */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

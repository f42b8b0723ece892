/** What a person may be asked to choose. */
export type FileKind = 'backup' | 'table';

/**
 * The system's own dialogs for files. Only the main process learns the path: no window can name
 * a file that nobody chose.
 */
export interface Dialogs {
  /** A file that is there; null when nothing was chosen. */
  openFile(kind: FileKind): Promise<string | null>;
  /** A folder. */
  openFolder(startsAt: string | null): Promise<string | null>;
  /** A place for a new file, `name` offered; the dialog asks before one is replaced. */
  saveFile(name: string): Promise<string | null>;
}

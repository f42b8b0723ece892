import type { Column, MapProblem } from '../../../../contract/imports.ts';
import { type CellReader, Columns } from './columns.ts';

/** The texts of a row, by the map's fields; a field the map does not name is absent. */
export type RowTexts<Field extends string> = Readonly<Partial<Record<Field, string>>>;

/** Reads a row's texts by the map's columns, or says which column the file lacks. */
export function rowTexts<Field extends string>(
  header: readonly string[],
  fields: readonly Field[],
  map: Readonly<Partial<Record<Field, Column | undefined>>>,
):
  | { readonly read: (cells: readonly string[]) => RowTexts<Field> }
  | { readonly problem: MapProblem } {
  const columns = new Columns(header);
  const readers: (readonly [Field, CellReader])[] = [];
  for (const field of fields) {
    const column: Column | undefined = map[field];
    if (column === undefined) continue;
    const problem = columns.problemOf(field, column);
    if (problem !== undefined) return { problem };
    readers.push([field, columns.reader(column)]);
  }
  return {
    read(cells) {
      const texts: Partial<Record<Field, string>> = {};
      for (const [field, reader] of readers) texts[field] = reader(cells);
      return texts;
    },
  };
}

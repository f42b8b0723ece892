import { foldWidth } from '../../../contract/kernel/text.ts';
import { parseDay } from '../../lib/parse-day.ts';

/** A day that may be left empty: null = none, undefined = what is typed is no day. */
export function readDay(text: string): string | null | undefined {
  return text.trim() === '' ? null : (parseDay(text) ?? undefined);
}

/** A whole number within limits; undefined = what is typed is none. */
export function readWhole(
  text: string,
  { min, max }: { readonly min: number; readonly max: number },
): number | undefined {
  const clean = foldWidth(text).replace(/\s/g, '').replace(/^−/u, '-');
  if (!/^-?\d{1,10}$/u.test(clean)) return undefined;
  const value = Number(clean);
  return value >= min && value <= max ? value : undefined;
}

/** The same, where nothing typed means no limit. */
export function readLimit(text: string, max: number): number | null | undefined {
  return text.trim() === '' ? null : readWhole(text, { min: 1, max });
}

/** A number as a field shows it; empty for no limit. */
export function shownLimit(value: number | null): string {
  return value === null ? '' : String(value);
}

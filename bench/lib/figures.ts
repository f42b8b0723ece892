/** One line of the table: what was measured, beside what it may be. */
export interface Figure {
  /** The budget's file, as `--only` names it. */
  readonly budget: string;
  readonly what: string;
  /** The measured value as people read it. */
  readonly measured: string;
  readonly limit: string;
  /** `info`: it explains another line and has no limit of its own. */
  readonly verdict: 'within' | 'MISSED' | 'info' | 'skipped';
  /** Numbers behind the line, for `--json`. */
  readonly values: Readonly<Record<string, number>>;
  /** What the reader should know: the two sides of a ratio, why it was skipped. */
  readonly note: string;
}

/** A figure with an upper limit in its own unit. */
export function limited(figure: {
  readonly budget: string;
  readonly what: string;
  readonly value: number;
  readonly limit: number;
  readonly unit: 'ms' | '×' | 's' | 'MB';
  readonly values?: Readonly<Record<string, number>>;
  readonly note?: string;
}): Figure {
  const { budget, what, value, limit, unit } = figure;
  return {
    budget,
    what,
    measured: amount(value, unit),
    limit: `≤ ${limit} ${unit}`,
    verdict: value <= limit ? 'within' : 'MISSED',
    values: { value, limit, ...figure.values },
    note: figure.note ?? '',
  };
}

/** A figure without a limit. */
export function told(figure: {
  readonly budget: string;
  readonly what: string;
  readonly measured: string;
  readonly values?: Readonly<Record<string, number>>;
  readonly note?: string;
}): Figure {
  return { limit: '', verdict: 'info', note: '', values: {}, ...figure };
}

/** A budget that could not be measured here, and why. */
export function skipped(budget: string, what: string, reason: string): Figure {
  return {
    budget,
    what,
    measured: '–',
    limit: '',
    verdict: 'skipped',
    values: {},
    note: `skipped: ${reason}`,
  };
}

/** A number with its unit, as short as it stays honest. */
export function amount(value: number, unit: string): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return `${value.toFixed(digits)} ${unit}`;
}

/** Milliseconds, or microseconds below one. */
export function duration(ms: number): string {
  if (ms >= 1000) return amount(ms / 1000, 's');
  return ms >= 1 ? amount(ms, 'ms') : amount(ms * 1000, 'µs');
}

const MARKS = { within: '✓ within', MISSED: '✗ MISSED', info: '', skipped: '– skipped' } as const;

/** The figures as a table of text, wide characters counted double. */
export function figureTable(figures: readonly Figure[]): string {
  const head = ['figure', 'measured', 'budget', 'verdict', 'note'];
  const rows = figures.map((figure) => [
    figure.verdict === 'info' ? `  ${figure.what}` : figure.what,
    figure.measured,
    figure.limit,
    MARKS[figure.verdict],
    figure.note,
  ]);
  const widths = head.map((title, column) =>
    Math.max(width(title), ...rows.map((row) => width(row[column] ?? ''))),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(cell))))
      .join('  ')
      .trimEnd();
  const rule = widths.map((count) => '─'.repeat(count)).join('  ');
  return [line(head), rule, ...rows.map(line)].join('\n');
}

function width(text: string): number {
  let columns = 0;
  for (const char of text) columns += /\p{Script=Han}/u.test(char) ? 2 : 1;
  return columns;
}

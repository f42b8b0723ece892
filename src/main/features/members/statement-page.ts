import { dayParts, type BusinessDay } from '../../../contract/kernel/time.ts';
import type { Statement } from '../../../contract/member-lists.ts';
import type { Locale } from '../../../contract/primitives.ts';
import { MarkupPage, type PaperColumns } from '../devices/face.ts';
import { STATEMENT_WORDS, type StatementWords } from './rules/statement-words.ts';

/** Nobody reads more lines on a roll of paper; what is left out is said. */
const MAX_LINES = 120;

/** What stands on a statement beside the figures. */
interface StatementPage {
  readonly storeName: string;
  readonly memberName: string;
  readonly cardNo: string;
  readonly points: Omit<Statement, 'svg'>;
  readonly printedDay: BusinessDay;
  readonly columns: PaperColumns;
  readonly locale: Locale;
}

/** A member's statement of points for the receipt printer, as receiptline markup. */
export function statementMarkup(statement: StatementPage): string {
  const { points, columns, locale } = statement;
  const words = STATEMENT_WORDS[locale];
  const page = new MarkupPage(columns);
  const number = new Intl.NumberFormat(locale);
  const signed = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' });
  const day = dayFormat(locale);
  page.title(words.title);
  page.centred(statement.storeName);
  page.rule();
  page.left(statement.memberName, 'bold');
  page.left(`${words.card} ${statement.cardNo}`);
  page.left(words.period(day(points.fromDay), day(points.toDay)));
  page.rule();
  page.pair(words.opening, number.format(points.opening), 12);
  const shown = points.movements.slice(-MAX_LINES);
  if (shown.length < points.movements.length || points.isCut) page.left(words.cut);
  for (const movement of shown) {
    const what = [day(movement.businessDay), words.kinds[movement.kind]].join('  ');
    page.pair(what, signed.format(movement.points), 12);
    if (movement.receiptNo !== null) {
      page.indentedPair(movement.receiptNo, number.format(movement.balance), 12);
    }
  }
  page.largePair(words.closing, number.format(points.closing));
  putExpiring({ page, points, words, number, day });
  page.rule();
  page.centred(words.printed(day(statement.printedDay)));
  page.cut();
  return page.toString();
}

function putExpiring(sheet: {
  readonly page: MarkupPage;
  readonly points: Omit<Statement, 'svg'>;
  readonly words: StatementWords;
  readonly number: Intl.NumberFormat;
  readonly day: (day: BusinessDay) => string;
}): void {
  const { page, points, words, number, day } = sheet;
  if (points.expiring.length === 0) return;
  page.rule();
  page.left(words.validUntil, 'bold');
  for (const lot of points.expiring) {
    page.pair(
      lot.expiresOn === null ? words.never : day(lot.expiresOn),
      number.format(lot.points),
      12,
    );
  }
}

/** A business day as the language writes it, in digits. */
function dayFormat(locale: Locale): (day: BusinessDay) => string {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (text) => {
    const { year, month, day } = dayParts(text);
    return format.format(Date.UTC(year, month - 1, day));
  };
}

const MAIL = /[^\s"'<>@]+@[^\s"'<>@]+/g;
/** Phones and cards: seven digits and more, also in groups. */
const LONG_NUMBER = /\+?\d(?:[ ()./-]*\d){6,}/g;
/** What programs quote is often what people typed; names of code begin in lower case. */
const QUOTED = /(["'“«「])(?![a-z][\w.:/-]*["'”»」])[^"'”»」]{2,}(["'”»」])/g;
const BEYOND_ASCII_WORD = /[\p{L}\p{M}]*[^\p{ASCII}\P{L}][\p{L}\p{M}]*/gu;
/** The moment a log line begins with. */
const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z /;

const GONE = '…';

/**
 * A log without anything that could be a person's: mail addresses, phones, cards, quoted text,
 * words outside of ASCII. The log is not meant to hold such things (TRUST, Privacy); this is the
 * net below it.
 */
export function scrubLog(log: string): string {
  return log
    .split('\n')
    .map((line) => {
      const moment = MOMENT.exec(line)?.[0] ?? '';
      return moment + scrubText(line.slice(moment.length));
    })
    .join('\n');
}

/** The same of one text. */
export function scrubText(text: string): string {
  return text
    .replace(MAIL, GONE)
    .replace(LONG_NUMBER, GONE)
    .replace(QUOTED, `$1${GONE}$2`)
    .replace(BEYOND_ASCII_WORD, GONE);
}

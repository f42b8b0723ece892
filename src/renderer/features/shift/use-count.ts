import { useState } from 'react';
import type { CallValue } from '../../../contract/index.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { padded } from '../../ui/index.ts';
import type { PadKey } from '../../ui/index.ts';
import { useAmount } from './amount-field.tsx';
import { countsOf, tidyPieces } from './counting.ts';

const MAX_DIGITS = 6;

/** A count in progress: what was typed for each note and coin, and what the till makes of it. */
export function useCount({ denominations }: CallValue<'shift.current'>) {
  const [typed, setTyped] = useState<ReadonlyMap<number, string>>(new Map());
  const [otherText, setOtherText] = useState('');
  const [active, setActive] = useState(denominations[0]?.minor ?? 0);
  const counts = countsOf(typed);
  const otherMinor = useAmount(otherText).minor ?? 0;
  const quote = useTillQuery('shift.quoteClose', { counts, otherMinor }, { keepsPrevious: true });
  const type = (minor: number, text: string) => setTyped(new Map([...typed, [minor, text]]));
  return {
    typed,
    type,
    /** A key of the pad goes into the field that had the cursor last. */
    press: (key: PadKey) =>
      type(active, tidyPieces(padded(typed.get(active) ?? '', key, MAX_DIGITS))),
    setActive,
    otherText,
    setOtherText,
    counts,
    otherMinor,
    quote,
    /** The till's answer to exactly what stands in the fields. */
    settled: quote.isPlaceholderData ? undefined : quote.data,
  };
}

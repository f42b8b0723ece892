import { useState } from 'react';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import { tidyPin } from '../../lib/tidy-pin.ts';
import { PinField } from '../../ui/index.ts';

/** A new PIN typed twice. */
export interface PinPair {
  /** The PIN when both are right; else null, and the fields say what is wrong. */
  readonly check: () => string | null;
  readonly fields: ReactNode;
}

/** Two fields for a new PIN, and their check. */
export function usePinPair(hasFocus: boolean): PinPair {
  const t = useT();
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [wrong, setWrong] = useState<TKey | null>(null);
  const check = () => {
    const found: TKey | null = !/^\d{4,12}$/.test(pin)
      ? 'common:pin.tooShort'
      : pin === again
        ? null
        : 'common:pin.differs';
    setWrong(found);
    return found === null ? pin : null;
  };
  const fields = (
    <>
      <PinField
        autoFocus={hasFocus}
        fullWidth
        label={t('common:pin.new')}
        value={pin}
        error={wrong === 'common:pin.tooShort'}
        helperText={t(wrong === 'common:pin.tooShort' ? wrong : 'common:pin.hint')}
        onChange={(event) => setPin(tidyPin(event.target.value))}
      />
      <PinField
        fullWidth
        label={t('common:pin.again')}
        value={again}
        error={wrong === 'common:pin.differs'}
        helperText={wrong === 'common:pin.differs' ? t(wrong) : null}
        onChange={(event) => setAgain(tidyPin(event.target.value))}
      />
    </>
  );
  return { check, fields };
}

import { useContext } from 'react';
import { foldWidth } from '../../../../contract/kernel/text.ts';
import { MAX_AMOUNT_MINOR, MAX_POINTS } from '../../../../contract/kernel/money.ts';
import { useT } from '../../../i18n/index.ts';
import { TillFactsContext, useFormat } from '../../../lib/format.ts';
import { editableAmount, parseAmount } from '../../../lib/parse-decimal.ts';
import { parseDay } from '../../../lib/parse-day.ts';
import { ValueField } from './value-field.tsx';

interface FieldProps<Value> {
  readonly label: string;
  readonly field: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly hint?: string;
}

/** A whole number as typed, full-width digits and spaces included; `1,5` is none. */
function wholeOf(text: string): number | null {
  const folded = foldWidth(text).replaceAll(/\s/g, '');
  return /^\d{1,12}$/.test(folded) ? Number(folded) : null;
}

interface WholeProps extends FieldProps<number> {
  readonly min?: number;
  readonly max?: number;
  readonly unit?: string;
}

/** A whole number between limits. */
export function WholeField({ min = 0, max = MAX_POINTS, unit, ...rest }: WholeProps) {
  const t = useT();
  const format = useFormat();
  return (
    <ValueField
      {...rest}
      unit={unit}
      inputMode="numeric"
      wrong={t('programme:field.range', { min: format.number(min), max: format.number(max) })}
      writing={{
        write: String,
        read: (text) => {
          const value = wholeOf(text);
          return value === null || value < min || value > max ? null : { value };
        },
      }}
    />
  );
}

/** A whole number, or nothing for "no limit". */
export function LimitField({
  unit,
  ...rest
}: FieldProps<number | null> & { readonly unit?: string }) {
  const t = useT();
  const format = useFormat();
  return (
    <ValueField
      {...rest}
      unit={unit}
      inputMode="numeric"
      hint={rest.hint ?? t('programme:field.noLimit')}
      wrong={t('programme:field.range', { min: '0', max: format.number(MAX_POINTS) })}
      writing={{
        write: (value: number | null) => (value === null ? '' : String(value)),
        read: (text) => {
          if (text.trim() === '') return { value: null };
          const value = wholeOf(text);
          return value === null || value > MAX_POINTS ? null : { value };
        },
      }}
    />
  );
}

/** An amount in the store's currency. */
export function AmountField({ min = 0, ...rest }: FieldProps<number> & { readonly min?: number }) {
  const t = useT();
  const format = useFormat();
  const { currencyDecimals: decimals } = useContext(TillFactsContext);
  const shape = { decimals, decimalSign: format.decimalSign };
  return (
    <ValueField
      {...rest}
      inputMode="decimal"
      unit={format.currencySign}
      wrong={t('programme:field.amount', { min: format.money(min) })}
      writing={{
        write: (value: number) => editableAmount(value, decimals, format.decimalSign),
        read: (text) => {
          const read = parseAmount(text, shape);
          return read.ok && read.value >= min && read.value <= MAX_AMOUNT_MINOR
            ? { value: read.value }
            : null;
        },
      }}
    />
  );
}

interface ScaledProps extends FieldProps<number> {
  /** How many of the kept unit one of the shown is: 10000 for factors, 100 for per cent. */
  readonly scale: number;
  readonly min: number;
  readonly max: number;
  readonly unit: string;
}

/** A factor or a share, kept in basis points and shown as `2` times or `50` per cent. */
export function ScaledField({ scale, min, max, unit, ...rest }: ScaledProps) {
  const t = useT();
  const { decimalSign } = useFormat();
  const decimals = Math.round(Math.log10(scale));
  const trimmed = (value: number) => {
    const [whole = '0', fraction = ''] = editableAmount(value, decimals, '.').split('.');
    const kept = fraction.replace(/0+$/, '');
    return kept === '' ? whole : `${whole}${decimalSign}${kept}`;
  };
  return (
    <ValueField
      {...rest}
      inputMode="decimal"
      unit={unit}
      wrong={t('programme:field.range', { min: trimmed(min), max: trimmed(max) })}
      writing={{
        write: trimmed,
        read: (text) => {
          const read = parseAmount(text, { decimals, decimalSign });
          return read.ok && read.value >= min && read.value <= max ? { value: read.value } : null;
        },
      }}
    />
  );
}

/** A day, or nothing for an open end. */
export function DayField(props: FieldProps<string | null> & { readonly isNeeded?: boolean }) {
  const { isNeeded = false, ...rest } = props;
  const t = useT();
  return (
    <ValueField
      {...rest}
      inputMode="numeric"
      hint={rest.hint ?? t('programme:field.dayHint')}
      wrong={t('programme:field.dayWrong')}
      maxLength={12}
      writing={{
        write: (value: string | null) => value ?? '',
        read: (text) => {
          if (text.trim() === '') return isNeeded ? null : { value: null };
          const value = parseDay(text);
          return value === null ? null : { value };
        },
      }}
    />
  );
}

/** A time of the day, `HH:MM`. */
export function TimeField(props: FieldProps<string>) {
  const t = useT();
  return (
    <ValueField
      {...props}
      wrong={t('programme:field.timeWrong')}
      maxLength={5}
      writing={{
        write: (value: string) => value,
        read: (text) => {
          const match = /^(\d{1,2})[:：.](\d{2})$/.exec(foldWidth(text).trim());
          const [hours, minutes] = [Number(match?.[1]), Number(match?.[2])];
          const isTime = match !== null && hours <= 23 && minutes <= 59;
          return isTime
            ? { value: `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}` }
            : null;
        },
      }}
    />
  );
}

/** A name that must not be empty. */
export function NameField(props: FieldProps<string>) {
  const t = useT();
  return (
    <ValueField
      {...props}
      wrong={t('programme:field.nameMissing')}
      maxLength={60}
      writing={{
        write: (value: string) => value,
        read: (text) => (text.trim() === '' ? null : { value: text }),
      }}
    />
  );
}

import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useFormat } from '../lib/format.ts';
import { useT } from '../i18n/index.ts';

function Num({ children }: { readonly children: ReactNode }) {
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
      {children}
    </Box>
  );
}

/** An amount with its currency; `isBare` without it, for columns whose head names it. */
export function Money({
  minor,
  isBare = false,
}: {
  readonly minor: number;
  readonly isBare?: boolean;
}) {
  const format = useFormat();
  return <Num>{isBare ? format.amount(minor) : format.money(minor)}</Num>;
}

/** A number of points with its word; `isBare` without it; `hasSign` shows a plus. */
export function Points({
  points,
  isBare = false,
  hasSign = false,
}: {
  readonly points: number;
  readonly isBare?: boolean;
  readonly hasSign?: boolean;
}) {
  const t = useT();
  const format = useFormat();
  const figure = `${hasSign && points > 0 ? '+' : ''}${format.number(points)}`;
  if (isBare) return <Num>{figure}</Num>;
  return <Num>{t('common:points', { count: Math.abs(points), figure })}</Num>;
}

/** A moment in the store's time zone. */
export function Moment({ at }: { readonly at: number }) {
  const format = useFormat();
  return <time dateTime={new Date(at).toISOString()}>{format.dateTime(at)}</time>;
}

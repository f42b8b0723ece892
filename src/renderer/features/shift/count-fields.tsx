import Box from '@mui/material/Box';
import InputBase from '@mui/material/InputBase';
import { useRef } from 'react';
import type { KeyboardEvent } from 'react';
import type { CallValue } from '../../../contract/index.ts';
import type { Denomination } from '../../../contract/shift.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { isImeKey } from '../../lib/keys.ts';
import { tidyPieces } from './counting.ts';

interface Props {
  readonly denominations: readonly Denomination[];
  readonly typed: ReadonlyMap<number, string>;
  readonly rows: CallValue<'shift.quoteClose'>['rows'];
  readonly onType: (minor: number, text: string) => void;
  /** A field has the cursor: the pad for fingers types into it. */
  readonly onActive: (minor: number) => void;
  /** Enter in the last field. */
  readonly onLast: () => void;
}

/** One field for each note and coin; Enter and the arrows go from one to the next. */
export function CountFields({ denominations, typed, rows, onType, onActive, onLast }: Props) {
  const t = useT();
  const format = useFormat();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { Enter: 1, ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step === undefined || isImeKey(event)) return;
    event.preventDefault();
    const fields = [...(list.current?.querySelectorAll('input') ?? [])];
    const at = fields.findIndex((field) => field === event.target);
    const next = fields[at + step];
    if (next !== undefined) {
      next.focus();
      next.select();
    } else if (step > 0) onLast();
  };
  return (
    <Box
      ref={list}
      onKeyDown={move}
      sx={{
        display: 'grid',
        gridTemplateColumns: 'auto minmax(72px, 112px) minmax(96px, 1fr)',
        columnGap: 1.5,
        alignItems: 'center',
        fontVariantNumeric: 'tabular-nums',
      }}
    >
      {denominations.map(({ minor, kind }, index) => {
        const amount = rows.find((row) => row.denominationMinor === minor)?.amountMinor ?? 0;
        const label = t(kind === 'note' ? 'shift:close.note' : 'shift:close.coin', {
          value: format.money(minor),
        });
        return (
          <Box key={minor} sx={{ display: 'contents' }}>
            <Box sx={{ textAlign: 'right', whiteSpace: 'nowrap' }}>{label} ×</Box>
            <InputBase
              autoFocus={index === 0}
              value={typed.get(minor) ?? ''}
              placeholder="0"
              onFocus={() => onActive(minor)}
              onChange={(event) => onType(minor, tidyPieces(event.target.value))}
              inputProps={{ 'aria-label': label, inputMode: 'numeric', autoComplete: 'off' }}
              sx={{
                minHeight: 40,
                my: '2px',
                px: 1.5,
                borderRadius: 1,
                border: '1px solid',
                borderColor: 'surface.edge',
                bgcolor: 'background.paper',
                '& input': { textAlign: 'right' },
                '&:focus-within': { borderColor: 'primary.main' },
              }}
            />
            <Box sx={{ textAlign: 'right', color: amount === 0 ? 'text.secondary' : undefined }}>
              {format.amount(amount)}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}

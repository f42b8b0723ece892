import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { KeyboardEvent } from 'react';
import type { ReturnableLine, ReturnQuote } from '../../../contract/returns.ts';
import { useT } from '../../i18n/index.ts';
import { useDecimalErrorText } from '../../lib/decimal-error-text.ts';
import { useFormat } from '../../lib/format.ts';
import { BigButton, Money } from '../../ui/index.ts';
import { readQuantity, type TypedQuantities } from './logic/quantities.ts';
import { QuantityField } from './quantity-field.tsx';

interface Props {
  readonly lines: readonly ReturnableLine[];
  readonly typed: TypedQuantities;
  readonly amounts: ReturnQuote['lines'];
  readonly isLocked: boolean;
  readonly onType: (lineNo: number, text: string) => void;
  readonly onAll: () => void;
}

/** The lines of the receipt: how many of each come back. */
export function LinesTable({ lines, typed, amounts, isLocked, onType, onAll }: Props) {
  const t = useT();
  const format = useFormat();
  const firstLeft = lines.find((line) => line.leftMilli > 0)?.lineNo;
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box component="table" sx={TABLE} onKeyDown={moveBetweenRows}>
        <thead>
          <tr>
            <th scope="col">{t('returns:lines.product')}</th>
            <th scope="col" className="num">
              {t('returns:lines.sold')}
            </th>
            <th scope="col" className="num">
              {t('returns:lines.comesBack')}
            </th>
            <th scope="col" className="num">
              {t('returns:lines.amount', { currency: format.currencySign })}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row
              key={line.lineNo}
              line={line}
              text={typed[line.lineNo] ?? ''}
              amountMinor={amounts.find((one) => one.lineNo === line.lineNo)?.totalMinor ?? null}
              isLocked={isLocked}
              hasFocus={line.lineNo === firstLeft}
              onType={(text) => onType(line.lineNo, text)}
            />
          ))}
        </tbody>
      </Box>
      <Box sx={{ mt: 1.5 }}>
        <BigButton keys="f4" disabled={isLocked || firstLeft === undefined} onClick={onAll}>
          {t('returns:action.all')}
        </BigButton>
      </Box>
    </Box>
  );
}

/** Arrows go from one quantity to the next. */
function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const fields = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input:enabled')];
  const at = fields.findIndex((field) => field === document.activeElement);
  if (at === -1) return;
  event.preventDefault();
  const next = fields[at + (event.key === 'ArrowDown' ? 1 : -1)];
  next?.focus();
  next?.select();
}

function Row({
  line,
  text,
  amountMinor,
  isLocked,
  hasFocus,
  onType,
}: {
  readonly line: ReturnableLine;
  readonly text: string;
  readonly amountMinor: number | null;
  readonly isLocked: boolean;
  readonly hasFocus: boolean;
  readonly onType: (text: string) => void;
}) {
  const t = useT();
  const format = useFormat();
  const read = readQuantity(text, line, format.decimalSign);
  const unitKg = line.unit === 'kg' ? ' kg' : '';
  return (
    <tr>
      <td>
        {line.name}
        <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
          {[line.counterName, line.barcode].filter((part) => part !== null).join(' · ')}
        </Typography>
        {read.ok ? null : <Complaint line={line} error={read.error} />}
      </td>
      <td className="num">
        {format.quantity(line.quantityMilli)}
        {unitKg}
        {line.returnedMilli > 0 ? (
          <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
            {t('returns:lines.returned', { quantity: format.quantity(line.returnedMilli) })}
          </Typography>
        ) : null}
      </td>
      <td className="num">
        {line.leftMilli === 0 ? (
          <Typography component="span" sx={{ color: 'text.secondary' }}>
            {t('returns:lines.allBack')}
          </Typography>
        ) : (
          <QuantityField
            line={line}
            text={text}
            milli={read.ok ? read.milli : 0}
            isWrong={!read.ok}
            isLocked={isLocked}
            hasFocus={hasFocus}
            onType={onType}
          />
        )}
      </td>
      <td className="num">{amountMinor === null ? '–' : <Money isBare minor={amountMinor} />}</td>
    </tr>
  );
}

function Complaint({
  line,
  error,
}: {
  readonly line: ReturnableLine;
  readonly error: Extract<ReturnType<typeof readQuantity>, { ok: false }>['error'];
}) {
  const t = useT();
  const format = useFormat();
  const decimalText = useDecimalErrorText();
  return (
    <Typography variant="body2" role="alert" sx={{ color: 'error.main', fontWeight: 600 }}>
      {error === 'tooMany'
        ? t('returns:lines.tooMany', { left: format.quantity(line.leftMilli) })
        : decimalText(error)}
    </Typography>
  );
}

const TABLE = {
  width: '100%',
  borderCollapse: 'collapse',
  '& th, & td': {
    py: 1,
    px: 1,
    textAlign: 'left',
    verticalAlign: 'middle',
    overflowWrap: 'anywhere',
    borderBottom: '1px solid',
    borderColor: 'divider',
  },
  '& th': { fontSize: '0.8125rem', fontWeight: 600, color: 'text.secondary' },
  '& .num': { textAlign: 'right', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
} as const;

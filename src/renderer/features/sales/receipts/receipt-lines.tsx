import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Receipt } from '../../../../contract/sales.ts';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { Money } from '../../../ui/index.ts';
import { priceWords } from '../basket/decision-words.ts';
import { PLAIN_TABLE } from '../plain-table.ts';

type Line = Receipt['lines'][number];

/** What was sold, at which price and why. */
export function ReceiptLines({ receipt }: { readonly receipt: Receipt }) {
  const t = useT();
  const format = useFormat();
  return (
    <Box component="table" sx={PLAIN_TABLE}>
      <thead>
        <tr>
          <th scope="col">{t('sales:basket.product')}</th>
          <th scope="col" className="num">
            {t('sales:basket.quantity')}
          </th>
          <th scope="col" className="num">
            {t('sales:basket.unitPrice')}
          </th>
          <th scope="col" className="num">
            {t('sales:basket.amount', { currency: format.currencySign })}
          </th>
          <th scope="col" className="num">
            {t('sales:why.points')}
          </th>
        </tr>
      </thead>
      <tbody>
        {receipt.lines.map((line) => (
          <tr key={line.lineNo}>
            <td>
              {line.name}
              <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
                {[line.counterName, line.barcode].filter((part) => part !== null).join(' · ')}
              </Typography>
              <Decided line={line} />
            </td>
            <td className="num">
              {format.quantity(line.quantityMilli)}
              {line.returnedMilli === 0 ? null : (
                <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
                  {t('returns:lines.returned', { quantity: format.quantity(line.returnedMilli) })}
                </Typography>
              )}
            </td>
            <td className="num">
              <Money isBare minor={line.unitPriceMinor} />
              {line.regularPriceMinor === line.unitPriceMinor ? null : (
                <Typography
                  variant="body2"
                  component="s"
                  sx={{ display: 'block', color: 'text.secondary' }}
                >
                  {format.amount(line.regularPriceMinor)}
                </Typography>
              )}
            </td>
            <td className="num">
              <Money isBare minor={line.subtotalMinor} />
            </td>
            <td className="num">{format.number(line.pointsEarned)}</td>
          </tr>
        ))}
      </tbody>
    </Box>
  );
}

/** Price, discount and note of a line, in one quiet row. */
function Decided({ line }: { readonly line: Line }) {
  const t = useT();
  const format = useFormat();
  const discount =
    line.lineDiscountMinor === 0
      ? ''
      : `${t('sales:price.discount')} ${format.amount(-line.lineDiscountMinor)}`;
  const note = line.note === '' ? '' : `“${line.note}”`;
  const words = [priceWords(line, t) ?? '', discount, line.discountReason, note];
  const told = words.filter((word) => word !== '');
  if (told.length === 0) return null;
  return (
    <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
      {told.join(' · ')}
    </Typography>
  );
}

import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { Receipt } from '../../../../contract/sales.ts';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { useReasonText } from '../../returns/index.ts';

/** How a receipt hangs together with others: the sale of a return, the returns of a sale. */
export function ReturnLinks({
  receipt,
  onOpen,
}: {
  readonly receipt: Receipt;
  readonly onOpen: (saleId: number) => void;
}) {
  const t = useT();
  const format = useFormat();
  const reasonText = useReasonText();
  const { original, returns, kind } = receipt;
  if (kind === 'sale' && returns.length === 0) return null;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1 }}>
      <Typography sx={{ color: 'text.secondary' }}>
        {t(kind === 'sale' ? 'returns:links.cameBack' : 'returns:links.ofSale')}
      </Typography>
      {returns.map((back) => (
        <Button key={back.saleId} variant="text" onClick={() => onOpen(back.saleId)}>
          {format.money(back.totalMinor)} · {back.receiptNo}
        </Button>
      ))}
      {kind === 'return' && original === null ? (
        <Typography>{t('returns:links.noReceipt')}</Typography>
      ) : null}
      {original === null ? null : (
        <Button variant="text" onClick={() => onOpen(original.saleId)}>
          {original.receiptNo}
        </Button>
      )}
      {kind === 'return' ? <Typography>{reasonText(receipt.returnReason)}</Typography> : null}
    </Box>
  );
}

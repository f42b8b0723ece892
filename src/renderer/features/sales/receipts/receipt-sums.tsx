import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Collapse from '@mui/material/Collapse';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { Receipt } from '../../../../contract/sales.ts';
import { useT } from '../../../i18n/index.ts';
import type { TKey } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { useMay } from '../../../lib/use-may.ts';
import { useTillQuery } from '../../../lib/use-till.ts';
import { ErrorNotice, Fact } from '../../../ui/index.ts';
import { SaleArithmetic } from '../pay/earning-arithmetic.tsx';
import { EarningTable } from '../pay/earning-table.tsx';

const TENDER_NAMES: Readonly<Record<Receipt['tenders'][number]['kind'], TKey>> = {
  cash: 'sales:tender.cash',
  card: 'sales:tender.card',
  wallet: 'sales:tender.wallet',
  voucher: 'sales:tender.voucher',
  points: 'sales:tender.points',
  external: 'sales:tender.external',
};

/** What was paid, and how. */
export function ReceiptTenders({ receipt }: { readonly receipt: Receipt }) {
  const t = useT();
  const format = useFormat();
  const tenderLabel = ({ kind, reference, points }: Receipt['tenders'][number]): string => {
    const figure = format.number(Math.abs(points));
    // The part of a refund that pays for points which were spent already.
    if (kind === 'points' && reference !== '') {
      return t('returns:refund.pointsPaid', { points: figure });
    }
    return `${t(TENDER_NAMES[kind])} ${kind === 'points' ? figure : reference}`.trim();
  };
  return (
    <Box>
      <Reductions receipt={receipt} />
      <Fact label={t('sales:pay.total')} isStrong>
        {format.money(receipt.totalMinor)}
      </Fact>
      <Fact label={t('sales:pay.tax')}>{format.amount(receipt.taxMinor)}</Fact>
      {receipt.tenders.map((tender, index) => (
        <Fact
          // Booked tenders never change their order.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          label={tenderLabel(tender)}
        >
          {format.amount(tender.kind === 'cash' ? tender.handedMinor : tender.amountMinor)}
        </Fact>
      ))}
      {receipt.changeMinor === 0 ? null : (
        <Fact label={t('sales:pay.change')}>{format.amount(receipt.changeMinor)}</Fact>
      )}
    </Box>
  );
}

/** What was taken off the sum of the lines. */
function Reductions({ receipt }: { readonly receipt: Receipt }) {
  const t = useT();
  const format = useFormat();
  const { subtotalMinor, coupons, basketDiscountMinor, discountReason, roundingMinor } = receipt;
  if (basketDiscountMinor === 0 && roundingMinor === 0 && coupons.length === 0) return null;
  const label = [t('sales:pay.basketDiscount'), discountReason].filter((part) => part !== '');
  return (
    <>
      <Fact label={t('sales:receipt.sum')}>{format.amount(subtotalMinor)}</Fact>
      {coupons.map(({ code, name, discountMinor, isGivenBack }) => (
        <Fact
          key={code}
          label={[
            t('coupons:receipt.coupon', { name }),
            isGivenBack ? t('coupons:receipt.givenBack') : '',
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        >
          {format.amount(-discountMinor)}
        </Fact>
      ))}
      {basketDiscountMinor === 0 ? null : (
        <Fact label={label.join(' · ')}>{format.amount(-basketDiscountMinor)}</Fact>
      )}
      {roundingMinor === 0 ? null : (
        <Fact label={t('sales:pay.rounding')}>{format.amount(-roundingMinor)}</Fact>
      )}
    </>
  );
}

/** What the member earned with it, and why. */
export function ReceiptPoints({ receipt }: { readonly receipt: Receipt }) {
  const t = useT();
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const isBack = receipt.kind === 'return';
  if (receipt.member === null) {
    return <Typography sx={{ color: 'text.secondary' }}>{t('sales:receipt.noPoints')}</Typography>;
  }
  return (
    <Box sx={{ minWidth: 0 }}>
      <Fact label={t(isBack ? 'returns:points.taken' : 'sales:receipt.earned')}>
        {receipt.pointsEarned > 0 ? '+' : ''}
        {format.number(receipt.pointsEarned)}
      </Fact>
      {receipt.pointsRedeemed === 0 ? null : (
        <Fact label={t(isBack ? 'returns:points.restored' : 'sales:receipt.redeemed')}>
          {isBack ? '+' : ''}
          {format.number(-receipt.pointsRedeemed)}
        </Fact>
      )}
      {receipt.balanceAfter === null ? null : (
        <Fact label={t('sales:receipt.balanceAfter')}>{format.number(receipt.balanceAfter)}</Fact>
      )}
      {isBack ? null : (
        <Button
          variant="text"
          color="primary"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {t('sales:pay.why')}
        </Button>
      )}
      <Collapse in={isOpen} unmountOnExit>
        <Why receipt={receipt} />
      </Collapse>
    </Box>
  );
}

function Why({ receipt }: { readonly receipt: Receipt }) {
  const t = useT();
  const { saleId } = receipt;
  const mayExplain = useMay('loyalty.explainSale');
  const answer = useTillQuery('loyalty.summarizeSale', { saleId });
  if (answer.data === undefined) return <ErrorNotice failure={answer.error} />;
  if (answer.data === null) {
    return <Typography sx={{ color: 'text.secondary' }}>{t('sales:receipt.noPoints')}</Typography>;
  }
  const names = receipt.lines.map((line) => line.name);
  return (
    <EarningTable
      earning={answer.data}
      names={names}
      arithmetic={mayExplain ? <SaleArithmetic saleId={saleId} names={names} /> : null}
    />
  );
}

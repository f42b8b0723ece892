import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import {
  REFUND_TARGETS,
  type RefundTarget,
  RETURN_REASONS,
  type ReturnApproval,
  type ReturnQuote,
  type ReturnReason,
} from '../../../contract/returns.ts';
import { useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { Choice, Fact } from '../../ui/index.ts';
import { CouponsBack } from './coupons-back.tsx';
import { PointsLines } from './points-lines.tsx';
import { REASON_TEXTS } from './reason-text.ts';
import { useRefundLabel } from './refund-label.ts';

const TARGETS: Readonly<Record<RefundTarget | 'policy', TKey>> = {
  policy: 'returns:refundTo.policy',
  original: 'returns:refundTo.original',
  cash: 'returns:refundTo.cash',
  voucher: 'returns:refundTo.voucher',
};

const APPROVALS: Readonly<Record<ReturnApproval, TKey>> = {
  always: 'returns:approve.always',
  late: 'returns:approve.late',
  noReceipt: 'returns:approve.noReceipt',
  refundTo: 'returns:approve.refundTo',
  waivedPoints: 'returns:approve.waivedPoints',
};

interface Props {
  readonly quote: ReturnQuote | undefined;
  readonly reason: ReturnReason;
  readonly refundTo: RefundTarget | null;
  readonly note: string;
  /** A receipt can go back to its own tenders; goods without one cannot. */
  readonly hasReceipt?: boolean;
  readonly canVoid: boolean;
  readonly isLocked: boolean;
  readonly onReason: (reason: ReturnReason) => void;
  readonly onRefundTo: (to: RefundTarget | null) => void;
  readonly onNote: (note: string) => void;
}

/** Why, where the refund goes, and what it comes to. */
export function RefundSide(props: Props) {
  const t = useT();
  const { reason, refundTo, note, hasReceipt = true, canVoid, isLocked } = props;
  const reasons = RETURN_REASONS.filter((one) => one !== 'void' || canVoid);
  const targets = REFUND_TARGETS.filter((one) => one !== 'original' || hasReceipt);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2, minWidth: 0 }}>
      <Choice
        label={t('returns:reason.label')}
        value={reason}
        isDisabled={isLocked}
        options={reasons.map((value) => ({ value, text: t(REASON_TEXTS[value]) }))}
        onChange={props.onReason}
      />
      <Choice
        label={t('returns:refundTo.label')}
        value={refundTo ?? 'policy'}
        isDisabled={isLocked || reason === 'void'}
        options={(['policy', ...targets] as const).map((value) => ({
          value,
          text: t(TARGETS[value]),
        }))}
        onChange={(next) => props.onRefundTo(next === 'policy' ? null : next)}
      />
      <TextField
        fullWidth
        label={t(hasReceipt ? 'returns:note' : 'returns:noteNeeded')}
        value={note}
        disabled={isLocked}
        slotProps={{ htmlInput: { maxLength: 200 } }}
        onChange={(event) => props.onNote(event.target.value)}
      />
      {props.quote === undefined ? (
        <Typography sx={{ color: 'text.secondary' }}>{t('returns:chooseFirst')}</Typography>
      ) : (
        <Figures quote={props.quote} />
      )}
    </Box>
  );
}

function Figures({ quote }: { readonly quote: ReturnQuote }) {
  const t = useT();
  const format = useFormat();
  const refundLabel = useRefundLabel();
  return (
    <Box aria-live="polite">
      <Fact label={t('returns:figures.goods')}>{format.amount(quote.totalMinor)}</Fact>
      <Fact label={t('returns:figures.tax')}>{format.amount(quote.taxMinor)}</Fact>
      {quote.refunds.map((refund) => (
        <Fact key={`${refund.kind} ${refund.reference}`} label={refundLabel(refund)}>
          {format.amount(refund.amountMinor)}
        </Fact>
      ))}
      <Box
        sx={{ display: 'flex', alignItems: 'baseline', justifyContent: 'space-between', py: 1.5 }}
      >
        <Typography sx={{ fontWeight: 600 }}>{t('returns:figures.refund')}</Typography>
        <Typography
          data-testid="refund-total"
          sx={{ fontSize: '2rem', lineHeight: 1.1, fontWeight: 650, whiteSpace: 'nowrap' }}
        >
          {format.money(quote.refundMinor)}
        </Typography>
      </Box>
      {quote.points === null ? null : <PointsLines points={quote.points} />}
      <CouponsBack coupons={quote.couponsBack} />
      {quote.approvals.length === 0 ? null : (
        <Box
          sx={{
            mt: 1.5,
            p: 1.5,
            borderRadius: 1,
            bgcolor: 'warning.soft',
            border: '1px solid',
            borderColor: 'warning.main',
          }}
        >
          <Typography sx={{ fontWeight: 600 }}>{t('returns:approve.title')}</Typography>
          {quote.approvals.map((why) => (
            <Typography key={why} variant="body2">
              {t(APPROVALS[why])}
            </Typography>
          ))}
        </Box>
      )}
    </Box>
  );
}

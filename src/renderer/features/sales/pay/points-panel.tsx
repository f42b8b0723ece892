import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Slider from '@mui/material/Slider';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { RedemptionQuote } from '../../../../contract/loyalty.ts';
import { foldWidth } from '../../../../contract/kernel/text.ts';
import { useT } from '../../../i18n/index.ts';
import type { TKey } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { useTillQuery } from '../../../lib/use-till.ts';
import { ErrorNotice, NumberPad, padded } from '../../../ui/index.ts';

const LIMITS: Readonly<Record<NonNullable<RedemptionQuote['limitedBy']>, TKey>> = {
  balance: 'sales:redeem.limit.balance',
  minimum: 'sales:redeem.limit.minimum',
  share: 'sales:redeem.limit.share',
  step: 'sales:redeem.limit.step',
  amount: 'sales:redeem.limit.amount',
  noBalance: 'sales:redeem.limit.noBalance',
  frozen: 'sales:redeem.limit.frozen',
};

/** The points asked for: as typed; nothing typed = as many as allowed. */
function askedPoints(text: string): number | undefined {
  const digits = foldWidth(text).replace(/\D/g, '');
  return digits === '' ? undefined : Math.min(Number(digits), 1_000_000_000_000);
}

/** The till's answer to how many points may pay, and what they are worth. */
export function useRedemption(input: {
  readonly memberId: number | null;
  readonly amountMinor: number | null;
  readonly text: string;
}) {
  const { memberId, amountMinor, text } = input;
  const points = askedPoints(text);
  const isEnabled = memberId !== null && amountMinor !== null;
  const answer = useTillQuery(
    'loyalty.quoteRedemption',
    {
      memberId: memberId ?? 1,
      amountMinor: amountMinor ?? 0,
      ...(points === undefined ? {} : { points }),
    },
    { isEnabled, keepsPrevious: true },
  );
  return {
    redemption: isEnabled ? (answer.data ?? null) : null,
    isCurrent: isEnabled && answer.isSuccess && !answer.isPlaceholderData && !answer.isFetching,
    failure: answer.error,
    hasFailed: isEnabled && answer.isError && !answer.isFetching,
    retry: () => void answer.refetch(),
  };
}

interface Props {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly state: ReturnType<typeof useRedemption>;
}

/** How many points to redeem: typed, by steps, by slider, or all that is allowed. */
export function PointsPanel({ text, onText, state }: Props) {
  const t = useT();
  const format = useFormat();
  const { redemption, failure } = state;
  if (redemption === null) return <ErrorNotice failure={failure} />;
  const { points, stepPoints, maximumPoints, minimumPoints } = redemption;
  // Nothing typed asks for the most: that it stops at a limit needs no warning.
  const limitedBy = text === '' && points > 0 ? null : redemption.limitedBy;
  const step = format.number(stepPoints);
  const set = (value: number) => onText(String(Math.min(Math.max(value, 0), maximumPoints)));
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { sm: '1fr 1fr' }, gap: 3 }}>
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ color: 'text.secondary' }}>{t('sales:redeem.worth')}</Typography>
        <Typography variant="figure" component="div" sx={{ fontSize: '2rem' }}>
          {format.money(redemption.worthMinor)}
        </Typography>
        <Typography sx={{ mb: 1 }}>
          {t('sales:redeem.of', {
            points: format.number(points),
            balance: format.number(redemption.balance),
          })}
        </Typography>
        <Box sx={{ px: 1.5 }}>
          <Slider
            aria-label={t('sales:redeem.slider')}
            value={points}
            min={0}
            max={Math.max(maximumPoints, stepPoints)}
            step={stepPoints}
            disabled={maximumPoints === 0}
            onChange={(_, value) => {
              if (typeof value === 'number') set(value);
            }}
            // 48 px for a finger.
            sx={{ py: 2.75 }}
          />
        </Box>
        <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(4, 1fr)', gap: 1 }}>
          <StepButton label={t('sales:redeem.none')} face="0" onClick={() => onText('0')} />
          <StepButton
            label={t('sales:redeem.less')}
            face={`−${step}`}
            onClick={() => set(points - stepPoints)}
          />
          <StepButton
            label={t('sales:redeem.more')}
            face={`+${step}`}
            onClick={() => set(Math.max(points + stepPoints, minimumPoints))}
          />
          <StepButton
            label={t('sales:redeem.most')}
            face={t('sales:redeem.max')}
            onClick={() => onText('')}
          />
        </Box>
        <Typography
          variant="body2"
          role="status"
          sx={{
            mt: 1.5,
            minHeight: 40,
            color: limitedBy === null ? 'text.secondary' : 'warning.main',
          }}
        >
          {limitedBy === null
            ? t('sales:redeem.upTo', {
                points: format.number(maximumPoints),
                worth: format.money(redemption.maximumWorthMinor),
              })
            : t(LIMITS[limitedBy], {
                points: format.number(maximumPoints),
                worth: format.money(redemption.maximumWorthMinor),
                minimum: format.number(minimumPoints),
                step: format.number(stepPoints),
              })}
        </Typography>
        <Lots redemption={redemption} />
      </Box>
      <Box>
        <TextField
          autoFocus
          fullWidth
          label={t('sales:redeem.label')}
          value={text}
          placeholder={format.number(maximumPoints)}
          onChange={(event) => onText(event.target.value)}
          slotProps={{
            htmlInput: {
              inputMode: 'numeric',
              autoComplete: 'off',
              maxLength: 16,
              style: { fontSize: '1.5rem', textAlign: 'right' },
            },
            inputLabel: { shrink: true },
          }}
          sx={{ mb: 1.5 }}
        />
        <NumberPad onKey={(key) => onText(padded(text, key, 13))} />
      </Box>
    </Box>
  );
}

function StepButton({
  label,
  face,
  onClick,
}: {
  readonly label: string;
  readonly face: string;
  readonly onClick: () => void;
}) {
  return (
    <Button
      // What is heard begins with what is seen, for those who speak to the screen.
      aria-label={`${face} ${label}`}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
      sx={{ px: 0.5 }}
    >
      {face}
    </Button>
  );
}

/** Which points go, soonest to expire first. */
function Lots({ redemption }: { readonly redemption: RedemptionQuote }) {
  const t = useT();
  const format = useFormat();
  if (redemption.lots.length === 0) return null;
  return (
    <Box sx={{ mt: 1 }}>
      <Typography variant="subtitle2" sx={{ color: 'text.secondary' }}>
        {t('sales:redeem.lots')}
      </Typography>
      <Box
        component="ul"
        // It scrolls: keys have to reach it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label={t('sales:redeem.lots')}
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          maxHeight: 112,
          overflowY: 'auto',
          scrollbarWidth: 'thin',
          pr: 0.5,
        }}
      >
        {redemption.lots.map((lot, index) => (
          <Box
            component="li"
            // Lots of one day may be equal; their order is the spending order.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            sx={{
              display: 'flex',
              justifyContent: 'space-between',
              fontSize: '0.8125rem',
              py: 0.25,
            }}
          >
            <span>
              {lot.expiresOn === null
                ? t('sales:redeem.lotNever')
                : t('sales:redeem.lotUntil', { day: format.day(lot.expiresOn) })}
            </span>
            <span>{format.number(lot.points)}</span>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

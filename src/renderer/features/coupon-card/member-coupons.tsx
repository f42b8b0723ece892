import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useT } from '../../i18n/index.ts';
import { useAction } from '../../lib/actions.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { BigButton, Chip } from '../../ui/index.ts';
import { sayBenefit } from './say-benefit.ts';
import { useCouponWords } from './use-coupon-words.ts';

interface Props {
  readonly memberId: number;
  /** Codes that are in the basket already. */
  readonly inBasket: readonly string[];
  readonly onUse: (code: string) => void;
  /** One line for narrow screens: how many there are, and the key for the first. */
  readonly isShort?: boolean;
}

/** The coupons a member can use now; one tap, or a key for the first, puts one into the basket. */
export function MemberCoupons({ memberId, inBasket, onUse, isShort = false }: Props) {
  const t = useT();
  const words = useCouponWords();
  const coupons = useTillQuery('coupons.ofMember', { memberId }).data ?? [];
  const next = coupons.find(({ code }) => !inBasket.includes(code));
  useAction({
    id: 'members.useCoupon',
    label: 'coupons:member.useFirst',
    group: 'member',
    keys: 'ctrl+u',
    isEnabled: next !== undefined,
    run: () => {
      if (next !== undefined) onUse(next.code);
    },
  });
  if (coupons.length === 0) return null;
  const shown = isShort ? (next === undefined ? [] : [next]) : coupons;
  return (
    <Box component="section" aria-label={t('coupons:member.title')} sx={{ mt: isShort ? 0 : 2 }}>
      {isShort ? null : (
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 0.5 }}>
          {t('coupons:member.title')}
        </Typography>
      )}
      {shown.map(({ code, name, terms, validTo }) => (
        <Box key={code} sx={ROW}>
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Typography noWrap title={name} sx={{ fontWeight: 600 }}>
              {name}
            </Typography>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {sayBenefit(words, terms.benefit)} ·{' '}
              {t('coupons:member.until', { day: words.format.day(validTo) })}
            </Typography>
          </Box>
          {inBasket.includes(code) ? (
            <Chip tone="ok">{t('coupons:member.inBasket')}</Chip>
          ) : (
            <BigButton
              {...(code === next?.code ? { keys: 'ctrl+u' } : {})}
              aria-label={`${t('coupons:member.use')} ${name}`}
              onClick={() => onUse(code)}
              sx={{ px: 1.25, gap: 0.75, flexShrink: 0 }}
            >
              {t('coupons:member.use')}
            </BigButton>
          )}
        </Box>
      ))}
    </Box>
  );
}

const ROW = {
  display: 'flex',
  alignItems: 'center',
  gap: 1,
  py: 0.5,
  borderTop: '1px solid',
  borderColor: 'divider',
} as const;

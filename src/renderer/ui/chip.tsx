import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import type { Tier } from '../../contract/members.ts';
import { useT } from '../i18n/index.ts';
import type { TKey } from '../i18n/index.ts';

export type Tone = 'plain' | 'accent' | 'ok' | 'warn' | 'danger' | 'gold' | 'info';

const PALETTE = {
  accent: 'primary',
  ok: 'success',
  warn: 'warning',
  danger: 'error',
  gold: 'gold',
  info: 'info',
} as const;

const Body = styled('span', { shouldForwardProp: (prop) => prop !== 'tone' })<{ tone: Tone }>(
  ({ theme, tone }) => ({
    display: 'inline-flex',
    alignItems: 'center',
    gap: 6,
    borderRadius: 999,
    padding: '2px 10px',
    fontSize: '0.8125rem',
    fontWeight: 600,
    lineHeight: 1.45,
    whiteSpace: 'nowrap',
    maxWidth: '100%',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    backgroundColor:
      tone === 'plain' ? theme.vars.palette.surface.sunken : theme.vars.palette[PALETTE[tone]].soft,
    color:
      tone === 'plain' ? theme.vars.palette.text.primary : theme.vars.palette[PALETTE[tone]].main,
    '@media (forced-colors: active)': { border: '1px solid' },
  }),
);

/** A word about a state. The colour only repeats what the word says. */
export function Chip({
  tone = 'plain',
  children,
}: {
  readonly tone?: Tone;
  readonly children: ReactNode;
}) {
  return <Body tone={tone}>{children}</Body>;
}

const TIER_NAMES: Readonly<Record<Tier, TKey>> = {
  standard: 'common:tier.standard',
  silver: 'common:tier.silver',
  gold: 'common:tier.gold',
  platinum: 'common:tier.platinum',
};
const TIER_TONES: Readonly<Record<Tier, Tone>> = {
  standard: 'plain',
  silver: 'info',
  gold: 'gold',
  platinum: 'accent',
};
const TIER_SIGNS: Readonly<Record<Tier, string>> = {
  standard: '',
  silver: '◇',
  gold: '◆',
  platinum: '❖',
};

/** A member's tier, by name and sign. */
export function TierChip({ tier }: { readonly tier: Tier }) {
  const t = useT();
  const sign = TIER_SIGNS[tier];
  return (
    <Chip tone={TIER_TONES[tier]}>
      {sign === '' ? null : <span aria-hidden>{sign}</span>}
      {t(TIER_NAMES[tier])}
    </Chip>
  );
}

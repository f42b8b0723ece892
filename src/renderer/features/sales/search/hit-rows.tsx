import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { Money, TierChip } from '../../../ui/index.ts';
import { markName, markTail, markWords } from '../logic/mark-match.ts';
import { Marked } from './marked.tsx';
import type { SearchHit } from './use-search.ts';

/** A row that a finger or the search box's arrows choose. */
export function HitRow({
  id,
  isOn,
  onPick,
  children,
}: {
  readonly id: string;
  readonly isOn: boolean;
  readonly onPick: () => void;
  readonly children: ReactNode;
}) {
  return (
    // Keys reach the row through the search box (aria-activedescendant); it never has the focus.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <Box
      id={id}
      ref={(element: HTMLElement | null) => {
        if (isOn) element?.scrollIntoView({ block: 'nearest' });
      }}
      role="option"
      tabIndex={-1}
      aria-selected={isOn}
      onClick={onPick}
      sx={{
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr) auto',
        alignItems: 'center',
        gap: 2,
        minHeight: 52,
        px: 2,
        py: 0.75,
        cursor: 'pointer',
        borderInlineStart: '4px solid',
        borderInlineStartColor: isOn ? 'primary.main' : 'transparent',
        bgcolor: isOn ? 'primary.soft' : 'transparent',
        '&:hover': { bgcolor: 'primary.soft' },
        '@media (forced-colors: active)': isOn ? { outline: '2px solid Highlight' } : {},
      }}
    >
      {children}
    </Box>
  );
}

/** A member who was found: what matched stands out. */
export function MemberRow({
  hit,
  query,
}: {
  readonly hit: Extract<SearchHit, { kind: 'member' }>;
  readonly query: string;
}) {
  const t = useT();
  const format = useFormat();
  const { member } = hit;
  const phone = member.phoneMasked ?? '';
  return (
    <>
      <Box sx={{ minWidth: 0, display: 'flex', alignItems: 'center', gap: 1.5 }}>
        <Typography noWrap sx={{ fontWeight: 600 }}>
          <Marked segments={markName(member, query)} />
        </Typography>
        <TierChip tier={member.tier} />
        <Typography noWrap variant="body2" sx={{ color: 'text.secondary', flexShrink: 0 }}>
          {member.matchedBy === 'phone' || member.matchedBy === 'phoneTail' ? (
            <Marked segments={markTail(phone, 4)} />
          ) : (
            phone
          )}
          {member.cardNo === null ? null : (
            <>
              {' · '}
              {member.matchedBy === 'card' ? (
                <Marked segments={markWords(member.cardNo, query)} />
              ) : (
                member.cardNo
              )}
            </>
          )}
        </Typography>
      </Box>
      <Typography noWrap variant="body2" sx={{ color: 'text.secondary' }}>
        {member.lastVisitDay === null
          ? t('sales:search.neverVisited')
          : t('sales:search.lastVisit', { day: format.day(member.lastVisitDay) })}
      </Typography>
    </>
  );
}

/** Goods that were found, with their price. */
export function ProductRow({
  hit,
  query,
}: {
  readonly hit: Extract<SearchHit, { kind: 'product' }>;
  readonly query: string;
}) {
  const t = useT();
  const { product } = hit;
  return (
    <>
      <Box sx={{ minWidth: 0 }}>
        <Typography noWrap>
          <Marked segments={markWords(product.name, query)} />
        </Typography>
        <Typography noWrap variant="body2" sx={{ color: 'text.secondary' }}>
          {product.counterName}
          {product.barcode === null ? null : (
            <>
              {' · '}
              <Marked segments={markWords(product.barcode, query)} />
            </>
          )}
        </Typography>
      </Box>
      <Typography noWrap>
        <Money minor={product.priceMinor} />
        {product.unit === 'kg' ? t('sales:basket.perKg') : null}
      </Typography>
    </>
  );
}

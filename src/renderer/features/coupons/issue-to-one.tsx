import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { useTillCommand, useTillQuery } from '../../lib/use-till.ts';
import { BigButton, ErrorNotice, SearchField, TierChip } from '../../ui/index.ts';
import { groupedCode } from './grouped-code.ts';

interface Given {
  readonly couponId: number;
  readonly name: string;
  readonly code: string;
}

/** Finds a member and gives a coupon; its slip can be printed at once. */
export function IssueToOne({ campaignId }: { readonly campaignId: number }) {
  const t = useT();
  const [text, setText] = useState('');
  const [given, setGiven] = useState<Given | null>(null);
  const issue = useTillCommand('coupons.issueToMember');
  const print = useTillCommand('coupons.print');
  const found = useTillQuery(
    'members.search',
    { text, limit: 6 },
    { isEnabled: text.trim() !== '', keepsPrevious: true },
  );
  const hits = text.trim() === '' ? [] : (found.data?.hits ?? []);
  const give = async (memberId: number, name: string) => {
    const reply = await issue.run({ campaignId, memberId });
    if (reply.ok) setGiven({ ...reply.value, name });
  };
  return (
    <Box sx={{ minHeight: 320 }}>
      <SearchField
        value={text}
        onChange={(next) => {
          setText(next);
          setGiven(null);
          issue.reset();
        }}
        label={t('coupons:issue.search')}
        placeholder={t('coupons:issue.search')}
        inputProps={{ autoFocus: true, maxLength: 200 }}
      />
      <ErrorNotice failure={issue.failure ?? print.failure} />
      {given === null ? null : (
        <Box role="status" sx={DONE}>
          <Typography sx={{ flex: 1, fontWeight: 600 }}>
            {t('coupons:issue.given', { name: given.name, code: groupedCode(given.code) })}
          </Typography>
          <BigButton
            disabled={print.isPending}
            onClick={() => void print.run({ couponIds: [given.couponId] })}
          >
            {t('coupons:page.print')}
          </BigButton>
        </Box>
      )}
      {hits.map((hit) => (
        <ButtonBase
          key={hit.id}
          disabled={issue.isPending}
          onClick={() => void give(hit.id, hit.name)}
          sx={HIT}
        >
          <Box component="span" sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
            {hit.name}
          </Box>
          <TierChip tier={hit.tier} />
          <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
            {hit.phoneMasked ?? hit.cardNo ?? ''}
          </Box>
          <Box component="span" sx={{ color: 'primary.main', fontWeight: 600 }}>
            {t('coupons:issue.give')}
          </Box>
        </ButtonBase>
      ))}
    </Box>
  );
}

const DONE = {
  display: 'flex',
  alignItems: 'center',
  gap: 1.5,
  my: 1.5,
  p: 1.5,
  borderRadius: 1,
  bgcolor: 'success.soft',
} as const;
const HIT = {
  display: 'flex',
  width: '100%',
  minHeight: 48,
  px: 1.5,
  gap: 1.5,
  textAlign: 'left',
  font: 'inherit',
  borderBottom: '1px solid',
  borderColor: 'divider',
  '&:hover, &.Mui-focusVisible': { bgcolor: 'surface.sunken' },
} as const;

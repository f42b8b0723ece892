import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { CampaignRow } from '../../../contract/coupons.ts';
import { useT } from '../../i18n/index.ts';
import { Chip, RowName, type Tone } from '../../ui/index.ts';
import { sayBenefit, sayDays, useCouponWords } from '../coupon-card/index.ts';
import { STATE_TEXTS } from './coupon-texts.ts';

const TONES: Readonly<Record<CampaignRow['state'], Tone>> = {
  draft: 'plain',
  active: 'ok',
  ended: 'info',
};

/** What a campaign is: draft, active, ended. */
export function StateChip({ state }: { readonly state: CampaignRow['state'] }) {
  const t = useT();
  return <Chip tone={TONES[state]}>{t(STATE_TEXTS[state])}</Chip>;
}

/** Campaigns with what became of them. */
export function CampaignTable({
  campaigns,
  onOpen,
}: {
  readonly campaigns: readonly CampaignRow[];
  readonly onOpen: (id: number) => void;
}) {
  const t = useT();
  const words = useCouponWords();
  const { format } = words;
  return (
    <Table>
      <TableHead>
        <TableRow>
          <TableCell>{t('coupons:list.name')}</TableCell>
          <TableCell>{t('coupons:list.benefit')}</TableCell>
          <TableCell>{t('coupons:list.days')}</TableCell>
          <TableCell align="right" sx={NUMBER}>
            {t('coupons:list.issued')}
          </TableCell>
          <TableCell align="right" sx={NUMBER}>
            {t('coupons:list.redeemed')}
          </TableCell>
          <TableCell align="right" sx={NUMBER}>
            {t('coupons:list.cost')}
          </TableCell>
          <TableCell align="right" sx={NUMBER}>
            {t('coupons:list.expired')}
          </TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {campaigns.map(({ id, name, state, terms, figures }) => (
          <TableRow key={id} hover onClick={() => onOpen(id)} sx={{ cursor: 'pointer' }}>
            <TableCell sx={{ py: 0 }}>
              <RowName onOpen={() => onOpen(id)}>
                {name}
                <StateChip state={state} />
              </RowName>
            </TableCell>
            <TableCell>{sayBenefit(words, terms.benefit)}</TableCell>
            <TableCell sx={{ fontSize: '0.875rem', color: 'text.secondary' }}>
              {sayDays(words, terms.validity)}
            </TableCell>
            <TableCell align="right" sx={NUMBER}>
              {format.number(figures.issued)}
            </TableCell>
            <TableCell align="right" sx={NUMBER}>
              {format.number(figures.redeemed)}
            </TableCell>
            <TableCell align="right" sx={NUMBER}>
              {format.money(figures.costMinor)}
            </TableCell>
            <TableCell align="right" sx={NUMBER}>
              {format.number(figures.expired)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

const NUMBER = { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } as const;

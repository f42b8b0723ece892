import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { EarningBreakdown } from '../../../../contract/loyalty.ts';
import { useT } from '../../../i18n/index.ts';
import type { TKey } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import type { Tier } from '../../../../contract/members.ts';
import { Money, Points } from '../../../ui/index.ts';

const TIER_NAMES: Readonly<Record<Tier, TKey>> = {
  standard: 'common:tier.standard',
  silver: 'common:tier.silver',
  gold: 'common:tier.gold',
  platinum: 'common:tier.platinum',
};

interface Props {
  readonly earning: EarningBreakdown;
  /** Names of the lines, in their order. */
  readonly names: readonly string[];
}

/** Why this number of points: the rule, the rate, and each line's part. */
export function EarningTable({ earning, names }: Props) {
  const t = useT();
  const format = useFormat();
  return (
    <Box>
      <Typography sx={{ mb: 0.5 }}>
        {t('sales:why.rate', {
          tier: t(TIER_NAMES[earning.tier]),
          points: format.number(earning.ratePoints),
          amount: format.money(earning.ratePerMinor),
        })}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {t('sales:why.version', { version: earning.programmeVersion })}
        {' · '}
        {earning.expiresOn === null
          ? t('sales:why.never')
          : t('sales:why.expires', { day: format.day(earning.expiresOn) })}
      </Typography>
      <Box component="table" sx={TABLE}>
        <thead>
          <tr>
            <th scope="col">{t('sales:basket.product')}</th>
            <th scope="col" className="num">
              {t('sales:why.eligible', { currency: format.currencySign })}
            </th>
            <th scope="col" className="num">
              {t('sales:why.points')}
            </th>
          </tr>
        </thead>
        <tbody>
          {earning.lines.map((line) => (
            <tr key={line.lineNo}>
              <td>
                {names[line.lineNo - 1] ?? line.lineNo}
                {line.paidWithPointsMinor === 0 ? null : (
                  <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
                    {t('sales:why.paidWithPoints', {
                      amount: format.money(line.paidWithPointsMinor),
                    })}
                  </Typography>
                )}
              </td>
              <td className="num">
                <Money isBare minor={line.eligibleMinor} />
              </td>
              <td className="num">
                <Points isBare points={line.points} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('sales:why.sum')}</th>
            <td className="num">
              <Money isBare minor={earning.eligibleMinor} />
            </td>
            <td className="num">
              <Points isBare points={earning.points} />
            </td>
          </tr>
        </tfoot>
      </Box>
    </Box>
  );
}

const TABLE = {
  width: '100%',
  borderCollapse: 'collapse',
  '& th, & td': {
    py: 0.75,
    px: 1,
    textAlign: 'left',
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
    borderBottom: '1px solid',
    borderColor: 'divider',
  },
  '& thead th': { fontSize: '0.8125rem', fontWeight: 600, color: 'text.secondary' },
  '& tfoot th, & tfoot td': { fontWeight: 600, border: 0 },
  '& .num': { textAlign: 'right', whiteSpace: 'nowrap' },
} as const;

import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { EarningBreakdown } from '../../../../contract/loyalty.ts';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { Money, Points } from '../../../ui/index.ts';
import { PLAIN_TABLE } from '../plain-table.ts';
import { EXCLUDED_KEYS, lineSum, SUM_KEYS } from './earning-words.ts';

interface Props {
  readonly earning: EarningBreakdown;
  readonly names: readonly string[];
}

/** What each line counts for and got, by which rules, and why less or nothing of it counts. */
export function EarningLines({ earning, names }: Props) {
  const t = useT();
  const format = useFormat();
  return (
    <Box component="table" sx={PLAIN_TABLE}>
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
              <LineNotes earning={earning} line={line} />
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
          <th scope="row">{t(SUM_KEYS[earning.rounding])}</th>
          <td className="num">
            <Money isBare minor={earning.eligibleMinor} />
          </td>
          <td className="num">
            <Points isBare points={earning.points} />
          </td>
        </tr>
      </tfoot>
    </Box>
  );
}

function LineNotes({
  earning,
  line,
}: {
  readonly earning: EarningBreakdown;
  readonly line: EarningBreakdown['lines'][number];
}) {
  const t = useT();
  const format = useFormat();
  const { excludedBy, paidWithPointsMinor, taxLeftOutMinor } = line;
  const notes = [
    lineSum(earning, line, { t, format }),
    excludedBy === null ? null : t(EXCLUDED_KEYS[excludedBy]),
    paidWithPointsMinor === 0
      ? null
      : t('sales:why.paidWithPoints', { amount: format.money(paidWithPointsMinor) }),
    taxLeftOutMinor === 0 ? null : t('sales:why.tax', { amount: format.money(taxLeftOutMinor) }),
  ].filter((note) => note !== null);
  return notes.map((note) => (
    <Typography key={note} variant="body2" component="div" sx={{ color: 'text.secondary' }}>
      {note}
    </Typography>
  ));
}

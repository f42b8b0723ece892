import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { EarningBreakdown } from '../../../../contract/loyalty.ts';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { Points } from '../../../ui/index.ts';
import { PLAIN_TABLE } from '../plain-table.ts';
import { partsOf, SUM_KEYS } from './earning-words.ts';

/** Base rate, each rule and each limit with its arithmetic; they add up to the sale's points. */
export function EarningParts({ earning }: { readonly earning: EarningBreakdown }) {
  const t = useT();
  const format = useFormat();
  return (
    <Box component="table" sx={{ ...PLAIN_TABLE, mb: 2 }}>
      <thead>
        <tr>
          <th scope="col">{t('sales:why.rule')}</th>
          <th scope="col" className="num">
            {t('sales:why.points')}
          </th>
        </tr>
      </thead>
      <tbody>
        {partsOf(earning, { t, format }).map((part) => (
          <tr key={part.id}>
            <td>
              {part.name}
              {part.how === '' ? null : (
                <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
                  {part.how}
                </Typography>
              )}
            </td>
            <td className="num">
              <Points isBare points={part.points} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t(SUM_KEYS[earning.rounding])}</th>
          <td className="num">
            <Points isBare points={earning.points} />
          </td>
        </tr>
      </tfoot>
    </Box>
  );
}

import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { CallValue } from '../../../contract/index.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { Moment } from '../../ui/index.ts';
import { MoreButton } from './more-button.tsx';
import { KIND_NAMES } from './points/words.ts';

type Entry = CallValue<'members.pointsHistory'>['rows'][number];

interface Props {
  readonly rows: readonly Entry[];
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly onMore: () => void;
}

/** Movements of points, newest first. */
export function PointsList(props: Props) {
  const t = useT();
  const format = useFormat();
  return (
    <Box>
      <Box
        component="ul"
        aria-label={t('members:history.pointsTab')}
        sx={{ listStyle: 'none', m: 0, p: 0 }}
      >
        {props.rows.map((row) => (
          <Box
            component="li"
            key={row.id}
            sx={{
              display: 'grid',
              gridTemplateColumns: 'minmax(0, 1fr) auto',
              gap: 2,
              px: 1,
              py: 0.75,
              minHeight: 52,
              borderBottom: '1px solid',
              borderColor: 'divider',
            }}
          >
            <Box sx={{ minWidth: 0 }}>
              <Typography>{t(KIND_NAMES[row.kind])}</Typography>
              <Typography noWrap variant="body2" sx={{ color: 'text.secondary' }}>
                <Moment at={row.at} />
                {row.receiptNo === null ? '' : ` · ${row.receiptNo}`}
                {row.reason === null ? '' : ` · ${row.reason}`}
              </Typography>
            </Box>
            <Typography
              sx={{ fontWeight: 600, color: row.points > 0 ? 'success.main' : 'text.primary' }}
            >
              {row.points > 0 ? '+' : ''}
              {format.number(row.points)}
            </Typography>
          </Box>
        ))}
      </Box>
      <MoreButton {...props} />
    </Box>
  );
}

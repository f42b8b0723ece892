import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import type { HeldBasket } from '../../../../contract/sales.ts';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { moveAmongRows } from '../../../lib/move-among-rows.ts';
import { BigButton, Money } from '../../../ui/index.ts';

interface Props {
  readonly rows: readonly HeldBasket[];
  readonly isDisabled: boolean;
  readonly onTakeUp: (held: HeldBasket) => void;
  readonly onGiveUp: (held: HeldBasket) => void;
}

/** Who waits, oldest first. */
export function HeldList({ rows, isDisabled, onTakeUp, onGiveUp }: Props) {
  const t = useT();
  const format = useFormat();
  return (
    <Box component="ul" onKeyDown={moveAmongRows} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {rows.map((row, index) => (
        <Box
          component="li"
          key={row.heldId}
          sx={{ display: 'flex', alignItems: 'center', borderBottom: 1, borderColor: 'divider' }}
        >
          <ButtonBase
            data-row
            autoFocus={index === 0}
            disabled={isDisabled}
            onClick={() => onTakeUp(row)}
            onKeyDown={(event) => {
              if (event.key === 'Delete') onGiveUp(row);
            }}
            sx={ROW}
          >
            <Box sx={{ minWidth: 0 }}>
              <Typography noWrap sx={{ fontWeight: 600 }}>
                {row.name}
              </Typography>
              <Typography noWrap variant="body2" sx={{ color: 'text.secondary' }}>
                {[
                  format.time(row.createdAt),
                  t('sales:foot.count', { count: row.lineCount }),
                  row.memberName === row.name ? null : row.memberName,
                  row.staffName,
                ]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </Typography>
            </Box>
            {row.totalMinor === null ? '–' : <Money minor={row.totalMinor} />}
          </ButtonBase>
          <BigButton
            kind="quiet"
            tabIndex={-1}
            disabled={isDisabled}
            aria-label={t('sales:held.giveUpOf', { name: row.name })}
            onClick={() => onGiveUp(row)}
            sx={{ minWidth: 48, px: 0, fontSize: '1.25rem', color: 'text.secondary' }}
          >
            ×
          </BigButton>
        </Box>
      ))}
    </Box>
  );
}

const ROW = {
  flex: 1,
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  gap: 2,
  minWidth: 0,
  minHeight: 56,
  px: 1,
  py: 0.75,
  font: 'inherit',
  textAlign: 'left',
  '&:hover, &:focus-visible': { bgcolor: 'primary.soft' },
  '&:focus-visible': { outlineOffset: '-2px' },
} as const;

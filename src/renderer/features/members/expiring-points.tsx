import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Collapse from '@mui/material/Collapse';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import type { MemberCard } from '../../../contract/members.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';

/** What expires within 90 days: the soonest in sight, the other dates one tap away. */
export function ExpiringPoints({ expiring }: { readonly expiring: MemberCard['expiring'] }) {
  const t = useT();
  const format = useFormat();
  const listId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [first, ...rest] = expiring;
  if (first === undefined) return null;
  const line = (points: number, expiresOn: string) =>
    t('members:panel.expiring', { points: format.number(points), day: format.day(expiresOn) });
  return (
    <Box>
      <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: 1 }}>
        <Typography variant="body2" sx={{ color: 'warning.main' }}>
          {line(first.points, first.expiresOn)}
        </Typography>
        {rest.length === 0 ? null : (
          <Button
            variant="text"
            color="primary"
            aria-expanded={isOpen}
            aria-controls={listId}
            onClick={() => setIsOpen(!isOpen)}
            sx={{ fontSize: '0.8125rem', my: -1, px: 0 }}
          >
            {t('members:panel.moreDates', { count: rest.length })}
          </Button>
        )}
      </Box>
      <Collapse in={isOpen} id={listId} unmountOnExit>
        <Box component="ul" sx={{ m: 0, pl: 2.5, color: 'text.secondary', fontSize: '0.8125rem' }}>
          {rest.map(({ points, expiresOn }) => (
            <li key={expiresOn}>{line(points, expiresOn)}</li>
          ))}
        </Box>
      </Collapse>
    </Box>
  );
}

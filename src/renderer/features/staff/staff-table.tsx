import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { StaffSummary } from '../../../contract/staff.ts';
import { useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import { useNow } from '../../lib/use-delayed.ts';
import { BigButton, Chip, ROLE_NAMES } from '../../ui/index.ts';
import type { Tone } from '../../ui/index.ts';

interface Props {
  readonly people: readonly StaffSummary[];
  readonly selfId: number;
  readonly onChange: (person: StaffSummary) => void;
  readonly onResetPin: (person: StaffSummary) => void;
}

function stateOf(person: StaffSummary, now: number): readonly [TKey, Tone] {
  if (!person.isActive) return ['staff:state.inactive', 'plain'];
  if (person.needsManager) return ['staff:state.needsManager', 'danger'];
  if (person.lockedUntil !== null && person.lockedUntil > now) {
    return ['staff:state.locked', 'warn'];
  }
  return ['staff:state.active', 'ok'];
}

/** The people of the till, with what can be done for each. */
export function StaffTable({ people, selfId, onChange, onResetPin }: Props) {
  const t = useT();
  const now = useNow(people.some(({ lockedUntil }) => lockedUntil !== null));
  return (
    <Table>
      <TableHead>
        <TableRow>
          <TableCell>{t('staff:column.name')}</TableCell>
          <TableCell>{t('staff:column.role')}</TableCell>
          <TableCell>{t('staff:column.state')}</TableCell>
          <TableCell />
        </TableRow>
      </TableHead>
      <TableBody>
        {people.map((person) => {
          const [word, tone] = stateOf(person, now);
          return (
            <TableRow key={person.id}>
              <TableCell sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
                {person.name}
                {person.id === selfId ? (
                  <Box component="span" sx={{ ml: 1, fontWeight: 400, color: 'text.secondary' }}>
                    {t('staff:you')}
                  </Box>
                ) : null}
              </TableCell>
              <TableCell>{t(ROLE_NAMES[person.role])}</TableCell>
              <TableCell>
                <Chip tone={tone}>{t(word)}</Chip>
              </TableCell>
              <TableCell align="right" sx={{ py: 0.5 }}>
                <Box
                  sx={{ display: 'flex', gap: 1, justifyContent: 'flex-end', whiteSpace: 'nowrap' }}
                >
                  <BigButton
                    kind="quiet"
                    aria-label={t('staff:resetPin.for', { name: person.name })}
                    onClick={() => onResetPin(person)}
                  >
                    {t('staff:resetPin.action')}
                  </BigButton>
                  <BigButton
                    kind="quiet"
                    aria-label={t('staff:change.for', { name: person.name })}
                    onClick={() => onChange(person)}
                  >
                    {t('common:change')}
                  </BigButton>
                </Box>
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}

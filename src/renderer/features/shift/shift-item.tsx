import { useNavigate } from 'react-router';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { BigButton } from '../../ui/index.ts';

/** In the top bar: since when the shift is open, or that it has to be seen to. */
export function ShiftItem() {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const { data } = useTillQuery('shift.current', {});
  if (data === undefined) return null;
  const { shift, notes } = data;
  const needsCare = shift === null || shift.isOverdue || notes.length > 0;
  const word = () => {
    if (shift === null) return t('shift:item.none');
    if (shift.isOverdue) return t('shift:item.overdue');
    return t('shift:item.since', { time: format.time(shift.openedAt) });
  };
  return (
    <BigButton
      kind="quiet"
      keys="alt+5"
      onClick={() => void navigate('/shift')}
      sx={{ flexShrink: 0, color: needsCare ? 'warning.main' : 'text.secondary' }}
    >
      {notes.length > 0 ? t('shift:item.notes', { word: word(), count: notes.length }) : word()}
    </BigButton>
  );
}

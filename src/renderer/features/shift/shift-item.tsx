import { useNavigate } from 'react-router';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { BigButton } from '../../ui/index.ts';
import { sortNotes } from './sort-notes.ts';

/** In the top bar: since when the shift is open, or that it has to be seen to. */
export function ShiftItem() {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const { data } = useTillQuery('shift.current', {});
  if (data === undefined) return null;
  const { shift, isRequired } = data;
  const count = sortNotes(data).fromBefore.length;
  const needsOpening = shift === null && isRequired;
  const needsCare = needsOpening || shift?.isOverdue === true || count > 0;
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
      {count > 0 ? t('shift:item.notes', { word: word(), count }) : word()}
    </BigButton>
  );
}

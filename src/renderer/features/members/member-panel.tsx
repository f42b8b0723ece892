import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useEffectEvent } from 'react';
import { useT } from '../../i18n/index.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { BigButton, EmptyState, ErrorNotice } from '../../ui/index.ts';
import { MemberBar } from './member-bar.tsx';
import { MemberColumn } from './member-column.tsx';
import type { MemberPanelProps } from './member-props.ts';

/** Who is at the counter: tier, points with their worth, what expires, what was bought. */
export function MemberPanel(props: MemberPanelProps) {
  const t = useT();
  const { memberId, shape } = props;
  const answer = useTillQuery(
    'members.card',
    { memberId: memberId ?? 1 },
    { isEnabled: memberId !== null },
  );
  const card = memberId === null ? undefined : answer.data;
  const movedTo = card !== undefined && card.id !== memberId ? card.id : null;
  const move = useEffectEvent(props.onMoved);
  useEffect(() => {
    if (movedTo !== null) move(movedTo);
  }, [movedTo]);
  return (
    <Box
      component="section"
      aria-label={t('members:panel.label')}
      sx={{
        minWidth: 0,
        minHeight: 0,
        ...(shape === 'column' && { p: 2.5, overflowY: 'auto' }),
      }}
    >
      {memberId === null ? <NoMember {...props} /> : <ErrorNotice failure={answer.error} />}
      {card === undefined ? null : shape === 'column' ? (
        <MemberColumn card={card} {...props} />
      ) : (
        <MemberBar card={card} {...props} />
      )}
    </Box>
  );
}

function NoMember({ shape, onEnrol }: MemberPanelProps) {
  const t = useT();
  const enrol = (
    <BigButton keys="f3" onClick={onEnrol}>
      {t('members:panel.enrol')}
    </BigButton>
  );
  if (shape === 'bar') {
    return (
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, px: 2, py: 1, minHeight: 64 }}>
        <Typography sx={{ flex: 1, color: 'text.secondary' }}>
          {t('members:panel.noneHint')}
        </Typography>
        {enrol}
      </Box>
    );
  }
  return (
    <Box sx={{ height: '100%', display: 'grid', placeItems: 'center' }}>
      <EmptyState
        title={t('members:panel.none')}
        hint={t('members:panel.noneHint')}
        action={<Box sx={{ mt: 1 }}>{enrol}</Box>}
      />
    </Box>
  );
}

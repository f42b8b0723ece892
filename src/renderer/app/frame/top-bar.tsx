import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useLocation, useNavigate } from 'react-router';
import type { Session } from '../../../contract/staff.ts';
import type { Till } from '../../../contract/system.ts';
import { useT } from '../../i18n/index.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { ROLE_NAMES } from '../../ui/role-names.ts';
import { SELLERS } from '../../../contract/call.ts';
import { ShiftItem } from '../../features/shift/index.ts';
import { isManager, PLACES } from './places.ts';
import { useLock } from './use-frame-actions.ts';

interface Props {
  readonly till: Till;
  readonly session: Session;
  readonly onHelp: () => void;
}

/** Zoomed to 200 % or in a small window: what one can do without gives way. */
const NARROW = '@media (max-width: 899px)';
/** 200 % on 1024 px: words stay, the keys beside them give way; the help sheet has them all. */
const ZOOMED = '@media (max-width: 639px)';
/** Beside everything else the till's code has no room: it stands on every receipt. */
const TIGHT = '@media (max-width: 1179px)';

/** Where one is, who is signed in, and the two keys everyone needs: lock and help. */
export function TopBar({ till, session, onHelp }: Props) {
  const t = useT();
  const lock = useLock();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [, firstOffice] = PLACES;
  const showsOffice = isManager(session.role) && pathname === '/' && firstOffice !== undefined;
  return (
    <Box
      component="header"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 2,
        minHeight: 48,
        px: 2.5,
        borderBottom: '1px solid',
        borderColor: 'divider',
        [ZOOMED]: { gap: 0.5, px: 1, '& kbd': { display: 'none' } },
      }}
    >
      <Typography noWrap component="b" sx={{ fontWeight: 700, flexShrink: 1, minWidth: 64 }}>
        {till.storeName}
      </Typography>
      <Typography
        noWrap
        sx={{ color: 'text.secondary', flexShrink: 2, [TIGHT]: { display: 'none' } }}
      >
        {t('common:till', { code: till.tillCode })}
      </Typography>
      {till.isSample ? (
        <Box sx={{ flexShrink: 0, [NARROW]: { display: 'none' } }}>
          <Chip tone="info">{t('app:sample')}</Chip>
        </Box>
      ) : null}
      <Box sx={{ flex: 1 }} />
      {SELLERS.includes(session.role) ? <ShiftItem /> : null}
      {showsOffice ? (
        <BigButton
          kind="quiet"
          keys={firstOffice.keys}
          sx={{ flexShrink: 0 }}
          onClick={() => void navigate(firstOffice.path)}
        >
          {t('app:manage')}
        </BigButton>
      ) : null}
      <Typography noWrap sx={{ color: 'text.secondary', minWidth: 0 }}>
        {t('app:person', { name: session.name, role: t(ROLE_NAMES[session.role]) })}
      </Typography>
      <BigButton kind="quiet" keys="ctrl+l" onClick={lock} sx={{ flexShrink: 0 }}>
        {t('app:lock')}
      </BigButton>
      <BigButton kind="quiet" keys="f1" onClick={onHelp} sx={{ flexShrink: 0 }}>
        {t('app:help')}
      </BigButton>
    </Box>
  );
}

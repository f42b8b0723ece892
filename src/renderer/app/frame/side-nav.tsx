import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useLocation, useNavigate } from 'react-router';
import { useT } from '../../i18n/index.ts';
import { Kbd } from '../../ui/kbd.tsx';
import type { Role } from '../../../contract/call.ts';
import { placesFor } from './places.ts';

/** The way between screens, besides the keys. */
export function SideNav({ role }: { readonly role: Role }) {
  const t = useT();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return (
    <Box
      component="nav"
      aria-label={t('app:navigation')}
      sx={{
        width: 208,
        flexShrink: 0,
        p: 1.5,
        borderRight: '1px solid',
        borderColor: 'divider',
        overflow: 'auto',
      }}
    >
      {placesFor(role).map(({ path, label, keys }) => {
        const isHere = path === pathname;
        return (
          <ButtonBase
            key={path}
            onClick={() => void navigate(path)}
            aria-current={isHere ? 'page' : undefined}
            aria-keyshortcuts={keys}
            sx={{
              display: 'flex',
              width: '100%',
              minHeight: 48,
              px: 1.25,
              gap: 1,
              borderRadius: 1,
              justifyContent: 'space-between',
              textAlign: 'left',
              font: 'inherit',
              fontWeight: isHere ? 600 : 400,
              color: isHere ? 'primary.main' : 'text.primary',
              bgcolor: isHere ? 'primary.soft' : 'transparent',
              '&:hover': { bgcolor: isHere ? 'primary.soft' : 'surface.sunken' },
            }}
          >
            {t(label)}
            <Kbd keys={keys} />
          </ButtonBase>
        );
      })}
    </Box>
  );
}

import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Popover from '@mui/material/Popover';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Role } from '../../../contract/call.ts';
import { useT } from '../../i18n/index.ts';
import { useActions } from '../../lib/actions.ts';
import { useFormat } from '../../lib/format.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { StatusDot } from '../../ui/status-dot.tsx';
import { placesFor } from './places.ts';
import { statusItems } from './status-model.ts';
import type { StatusItem } from './status-model.ts';

const HEALTH_EVERY_MS = 60_000;
/** What waits begins to count without anything happening. */
const PRINTS_EVERY_MS = 10_000;
const PRINTS = 30;

interface Props {
  readonly role: Role;
  readonly onPalette: () => void;
}

/** How the till's parts are, in words; each tells the next step when it is pressed. */
export function StatusBar({ role, onPalette }: Props) {
  const t = useT();
  const format = useFormat();
  const devices = useTillQuery('devices.list', {});
  const prints = useTillQuery(
    'devices.printJobs',
    { limit: PRINTS },
    { refetchMs: PRINTS_EVERY_MS },
  );
  const health = useTillQuery('system.health', {}, { refetchMs: HEALTH_EVERY_MS });
  const items = statusItems({
    devices: devices.data,
    prints: prints.data,
    health: health.data,
    now: Math.max(health.dataUpdatedAt, prints.dataUpdatedAt),
    format,
  });
  return (
    <Box
      component="footer"
      aria-label={t('app:status.title')}
      sx={{
        display: 'flex',
        alignItems: 'center',
        flexWrap: 'wrap',
        gap: 0.5,
        minHeight: 48,
        px: 1.25,
        borderTop: '1px solid',
        borderColor: 'divider',
        fontSize: '0.8125rem',
        color: 'text.secondary',
      }}
    >
      {items.map((item) => (
        <Item key={item.id} item={item} role={role} />
      ))}
      <Box sx={{ flex: 1 }} />
      <ButtonBase
        onClick={onPalette}
        aria-keyshortcuts="ctrl+k"
        sx={{
          font: 'inherit',
          gap: 1,
          px: 1.25,
          minHeight: 48,
          whiteSpace: 'nowrap',
          '&:focus-visible': { outlineOffset: '-2px' },
        }}
      >
        {t('app:action.all')} <Kbd keys="ctrl+k" />
      </ButtonBase>
    </Box>
  );
}

function Item({ item, role }: { readonly item: StatusItem; readonly role: Role }) {
  const t = useT();
  const navigate = useNavigate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const word = t(...item.word);
  const ways = placesFor(role).filter(({ path }) => item.ways.some((way) => way === path));
  const search = useActions().find(({ id }) => id === 'sales.search');
  const close = () => {
    setAnchor(null);
    // At the counter the next key belongs to the search box, once the focus was given back.
    if (search !== undefined) setTimeout(search.run, 0);
  };
  return (
    <>
      <ButtonBase
        onClick={(event) => setAnchor(event.currentTarget)}
        aria-haspopup="dialog"
        sx={{
          font: 'inherit',
          px: 1.25,
          minHeight: 48,
          minWidth: 0,
          borderRadius: 1,
          gap: 0.75,
          whiteSpace: 'nowrap',
          overflow: 'hidden',
          color: item.tone === 'danger' ? 'error.main' : 'inherit',
          fontWeight: item.tone === 'danger' ? 600 : 400,
          '&:hover': { bgcolor: 'surface.sunken' },
          // The bar ends with the window: outside there is no room for a ring.
          '&:focus-visible': { outlineOffset: '-2px' },
        }}
      >
        <StatusDot tone={item.tone} />
        <span>
          {t(item.name)} {word}
        </span>
      </ButtonBase>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'top', horizontal: 'left' }}
        transformOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': t(item.name) } }}
      >
        <Box sx={{ p: 2, maxWidth: 360 }}>
          <Typography variant="subtitle1" sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
            <StatusDot tone={item.tone} /> {t(item.name)} · {word}
          </Typography>
          <Typography sx={{ my: 1 }}>{t(item.next)}</Typography>
          <Box sx={{ display: 'flex', gap: 1 }}>
            <BigButton onClick={close}>{t('common:close')}</BigButton>
            {ways.map(({ path, label }) => (
              <BigButton
                key={path}
                {...(path === item.ways[0] ? { kind: 'primary' } : {})}
                onClick={() => {
                  close();
                  void navigate(path);
                }}
              >
                {t(label)}
              </BigButton>
            ))}
          </Box>
        </Box>
      </Popover>
    </>
  );
}

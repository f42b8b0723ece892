import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState } from 'react';
import type { Role } from '../../../contract/call.ts';
import { useT } from '../../i18n/index.ts';
import { LOYALTY_TABS } from './tabs.ts';

/** Everything that members are given: the programme and what stands beside it, a tab each. */
export function LoyaltyScreen({ role }: { readonly role: Role }) {
  const t = useT();
  const tabs = LOYALTY_TABS.filter(({ access }) => access.includes(role));
  const [chosen, setChosen] = useState(tabs[0]?.id ?? '');
  const Shown = tabs.find(({ id }) => id === chosen)?.component;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0, minWidth: 0 }}>
      <Tabs
        value={chosen}
        onChange={(_, next: string) => setChosen(next)}
        variant="scrollable"
        allowScrollButtonsMobile
        aria-label={t('app:place.loyalty')}
        sx={{
          px: 2,
          borderBottom: '1px solid',
          borderColor: 'divider',
          flexShrink: 0,
          // All tabs fit a small window in every language.
          '& .MuiTab-root': {
            minWidth: 0,
            px: { xs: 1, lg: 2 },
            fontSize: { xs: '0.8125rem', lg: '0.9375rem' },
          },
          // A scroll button that leads nowhere takes no room.
          '& .MuiTabs-scrollButtons.Mui-disabled': { width: 0 },
        }}
      >
        {tabs.map(({ id, label }) => (
          <Tab key={id} value={id} label={t(label)} sx={{ minHeight: 48 }} />
        ))}
      </Tabs>
      {Shown === undefined ? null : <Shown />}
    </Box>
  );
}

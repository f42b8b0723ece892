import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState } from 'react';
import { useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import { CountersTab } from './counters-tab.tsx';
import { GroupsTab } from './groups-tab.tsx';
import { ProductsTab } from './products-tab.tsx';
import { SuppliersTab } from './suppliers-tab.tsx';

const TABS = ['products', 'counters', 'suppliers', 'groups'] as const;
type Shown = (typeof TABS)[number];

const TAB_NAMES: Readonly<Record<Shown, TKey>> = {
  products: 'catalog:tab.products',
  counters: 'catalog:tab.counters',
  suppliers: 'catalog:tab.suppliers',
  groups: 'catalog:tab.groups',
};

/** What the store sells: products with prices and codes, counters, suppliers, categories, brands. */
export function CatalogScreen() {
  const t = useT();
  const [shown, setShown] = useState<Shown>('products');
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0, minWidth: 0 }}>
      <Tabs
        value={shown}
        onChange={(_, next: Shown) => setShown(next)}
        aria-label={t('app:place.catalog')}
        sx={{ px: 2, borderBottom: '1px solid', borderColor: 'divider', flexShrink: 0 }}
      >
        {TABS.map((tab) => (
          <Tab key={tab} value={tab} label={t(TAB_NAMES[tab])} sx={{ minHeight: 48 }} />
        ))}
      </Tabs>
      {shown === 'products' ? <ProductsTab /> : null}
      {shown === 'counters' ? <CountersTab /> : null}
      {shown === 'suppliers' ? <SuppliersTab /> : null}
      {shown === 'groups' ? <GroupsTab /> : null}
    </Box>
  );
}

import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState } from 'react';
import type { Settings } from '../../../contract/settings.ts';
import type { Till } from '../../../contract/system.ts';
import { useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { ErrorNotice, Loading, Page } from '../../ui/index.ts';
import { CodeExtras } from '../catalog/index.ts';
import { CodesPart } from './codes-part.tsx';
import { ReceiptPart } from './receipt-part.tsx';
import { ReturnsPart } from './returns-part.tsx';
import { SalesPart } from './sales-part.tsx';
import { PointsPart } from './points-part.tsx';
import { ShiftPart } from './shift-part.tsx';
import { TillPart } from './till-part.tsx';

const TABS = ['receipt', 'sales', 'returns', 'points', 'shift', 'codes', 'till'] as const;
type Shown = (typeof TABS)[number];

const TAB_NAMES: Readonly<Record<Shown, TKey>> = {
  receipt: 'settings:tab.receipt',
  sales: 'settings:tab.sales',
  returns: 'settings:tab.returns',
  points: 'points:page.tab',
  shift: 'settings:tab.shift',
  codes: 'settings:tab.codes',
  till: 'settings:tab.till',
};

/** What a manager may set: for the store, kept in it and logged; for this machine, kept here. */
export function SettingsScreen({ till }: { readonly till: Till }) {
  const t = useT();
  const [shown, setShown] = useState<Shown>('receipt');
  const settings = useTillQuery('settings.read', {});
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0, minWidth: 0 }}>
      <Tabs
        value={shown}
        variant="scrollable"
        onChange={(_, next: Shown) => setShown(next)}
        aria-label={t('settings:title')}
        sx={{ px: 2, borderBottom: '1px solid', borderColor: 'divider', flexShrink: 0 }}
      >
        {TABS.map((tab) => (
          <Tab key={tab} value={tab} label={t(TAB_NAMES[tab])} sx={{ minHeight: 48 }} />
        ))}
      </Tabs>
      <Page title={t(TAB_NAMES[shown])}>
        <ErrorNotice failure={settings.error} />
        <Loading isWaiting={settings.isPending} />
        {settings.data === undefined ? null : (
          <Part shown={shown} settings={settings.data} till={till} />
        )}
      </Page>
    </Box>
  );
}

interface PartProps {
  readonly shown: Shown;
  readonly settings: Settings;
  readonly till: Till;
}

/** A part begins anew whenever what is kept of it changed, also by an undo. */
function Part({ shown, settings, till }: PartProps) {
  switch (shown) {
    case 'receipt':
      return (
        <ReceiptPart key={JSON.stringify(settings.receipt)} saved={settings.receipt} till={till} />
      );
    case 'sales':
      return <SalesPart key={JSON.stringify(settings.sales)} saved={settings.sales} />;
    case 'returns':
      return <ReturnsPart key={JSON.stringify(settings.returns)} saved={settings.returns} />;
    case 'points':
      return <PointsPart key={JSON.stringify(settings.points)} saved={settings.points} />;
    case 'shift':
      return <ShiftPart key={JSON.stringify(settings.shift)} saved={settings.shift} />;
    case 'codes':
      return (
        <>
          <CodesPart key={JSON.stringify(settings.codes)} saved={settings.codes} />
          <CodeExtras />
        </>
      );
    case 'till':
      return <TillPart till={till} />;
    default:
      return shown satisfies never;
  }
}

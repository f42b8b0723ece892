import Box from '@mui/material/Box';
import { useMemo, useState } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import type { Session } from '../../contract/staff.ts';
import type { Till } from '../../contract/system.ts';
import { CatalogScreen } from '../features/catalog/index.ts';
import { DevicesScreen, PrintsScreen, VirtualPanel } from '../features/devices/index.ts';
import { ImportScreen } from '../features/imports/index.ts';
import { LoyaltyScreen } from '../features/loyalty/index.ts';
import { MembersScreen } from '../features/members/index.ts';
import { CounterScreen, ReceiptDialog } from '../features/sales/index.ts';
import { SettingsScreen } from '../features/settings/index.ts';
import { DrawerAction, ShiftScreen } from '../features/shift/index.ts';
import { ApprovalHost, OwnPinDialog, StaffScreen } from '../features/staff/index.ts';
import { SystemScreen } from '../features/system/index.ts';
import { TillFactsContext } from '../lib/format.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { AutoLockWarning } from './frame/auto-lock.tsx';
import { HelpSheet } from './frame/help-sheet.tsx';
import { Palette } from './frame/palette.tsx';
import { PlaceKeys } from './frame/place-keys.tsx';
import { SideNav } from './frame/side-nav.tsx';
import { StatusBar } from './frame/status-bar.tsx';
import { TopBar } from './frame/top-bar.tsx';
import { UnwantedScans } from './frame/unwanted-scans.tsx';
import { useFrameActions } from './frame/use-frame-actions.ts';
import { isManager, placesFor } from './frame/places.ts';

interface Props {
  readonly till: Till;
  readonly session: Session;
}

/** The window once someone is signed in: bars above and below, the screen between them. */
export function Frame({ till, session }: Props) {
  const [open, setOpen] = useState<'palette' | 'help' | 'pin' | null>(null);
  const [isPanelOpen, setIsPanelOpen] = useState(false);
  const { pathname } = useLocation();
  const facts = useMemo(
    () => ({
      currency: till.currency,
      currencyDecimals: till.currencyDecimals,
      timeZone: till.timeZone,
    }),
    [till.currency, till.currencyDecimals, till.timeZone],
  );
  const canManage = isManager(session.role);
  useFrameActions({
    onPalette: () => setOpen('palette'),
    onHelp: () => setOpen('help'),
    onPin: () => setOpen('pin'),
    onPanel: () => setIsPanelOpen((is) => !is),
  });
  const mayGo = (path: string) => placesFor(session.role).some((place) => place.path === path);
  const close = () => setOpen(null);

  return (
    <TillFactsContext value={facts}>
      <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
        <TopBar till={till} session={session} onHelp={() => setOpen('help')} />
        <Box sx={{ flex: 1, minHeight: 0, display: 'flex' }}>
          {pathname === '/' ? null : <SideNav role={session.role} />}
          <Box
            sx={{
              flex: 1,
              minWidth: 0,
              display: 'flex',
              flexDirection: 'column',
              // Screens lay themselves out by their own width: the panel may stand beside them.
              containerType: 'inline-size',
              containerName: 'screen',
            }}
          >
            <ErrorBoundary key={pathname}>
              <Routes>
                <Route path="/" element={<CounterScreen />} />
                {mayGo('/shift') ? <Route path="/shift" element={<ShiftScreen />} /> : null}
                {mayGo('/prints') ? <Route path="/prints" element={<PrintsScreen />} /> : null}
                {mayGo('/loyalty') ? (
                  <Route path="/loyalty" element={<LoyaltyScreen role={session.role} />} />
                ) : null}
                {canManage ? (
                  <>
                    <Route path="/staff" element={<StaffScreen self={session} />} />
                    <Route path="/devices" element={<DevicesScreen />} />
                    <Route path="/settings" element={<SettingsScreen till={till} />} />
                    <Route path="/system" element={<SystemScreen />} />
                    <Route path="/catalog" element={<CatalogScreen />} />
                    <Route path="/import" element={<ImportScreen />} />
                    <Route
                      path="/members"
                      element={
                        <MembersScreen
                          renderReceipt={(saleId, onClose) => (
                            <ReceiptDialog saleId={saleId} onClose={onClose} />
                          )}
                        />
                      }
                    />
                  </>
                ) : null}
                <Route path="*" element={<Navigate to="/" replace />} />
              </Routes>
            </ErrorBoundary>
          </Box>
          {isPanelOpen ? <VirtualPanel onClose={() => setIsPanelOpen(false)} /> : null}
        </Box>
        <StatusBar role={session.role} onPalette={() => setOpen('palette')} />
      </Box>
      <Palette isOpen={open === 'palette'} onClose={close} />
      <HelpSheet isOpen={open === 'help'} onClose={close} />
      <OwnPinDialog isOpen={open === 'pin'} onClose={close} />
      <PlaceKeys role={session.role} />
      {mayGo('/shift') ? <DrawerAction /> : null}
      <ApprovalHost />
      <AutoLockWarning />
      <UnwantedScans />
    </TillFactsContext>
  );
}

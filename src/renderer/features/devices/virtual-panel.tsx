import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useT } from '../../i18n/index.ts';
import { useTillCommand, useTillQuery } from '../../lib/use-till.ts';
import { BigButton, ErrorNotice } from '../../ui/index.ts';
import { PrinterConditions } from './printer-conditions.tsx';
import { VirtualDisplay } from './virtual-display.tsx';
import { VirtualPaper } from './virtual-paper.tsx';
import { VirtualScanner } from './virtual-scanner.tsx';
import { VirtualStart } from './virtual-start.tsx';

/** What one scans above, the paper below: both in sight, each scrolled by itself. */
const PART = { flex: 1, minHeight: 0, overflow: 'auto', px: 2, pb: 2 } as const;

/** A scanner and a printer on the screen, beside whatever one is working on. */
export function VirtualPanel({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const devices = useTillQuery('devices.list', {});
  const scan = useTillCommand('devices.virtualScan');
  const virtual = (devices.data ?? []).filter(({ config }) => config.transport.type === 'virtual');
  const hasScanner = virtual.some(({ config }) => config.kind === 'scanner');
  const hasDisplay = virtual.some(({ config }) => config.kind === 'display');
  const printer = virtual.find(({ config }) => config.kind === 'printer');
  return (
    <Box
      component="aside"
      aria-label={t('devices:virtual.title')}
      sx={{
        width: 'clamp(288px, 24vw, 360px)',
        flexShrink: 0,
        display: 'flex',
        flexDirection: 'column',
        minHeight: 0,
        borderLeft: '1px solid',
        borderColor: 'divider',
        bgcolor: 'surface.sunken',
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, pl: 2, pr: 1, minHeight: 56 }}>
        <Typography variant="subtitle2" component="h2" sx={{ flex: 1, minWidth: 0 }}>
          {t('devices:virtual.title')}
        </Typography>
        <BigButton kind="quiet" keys="f12" onClick={onClose}>
          {t('common:close')}
        </BigButton>
      </Box>
      <Box sx={PART}>
        <ErrorNotice failure={scan.failure} />
        {devices.data !== undefined && virtual.length === 0 ? (
          <Box sx={{ mb: 2 }}>
            <Typography sx={{ mb: 1 }}>{t('devices:virtual.none')}</Typography>
            <VirtualStart />
          </Box>
        ) : null}
        {hasDisplay ? <VirtualDisplay /> : null}
        {hasScanner ? <VirtualScanner onScan={(code) => void scan.run({ code })} /> : null}
      </Box>
      <Box
        role="region"
        aria-label={t('devices:virtual.paper')}
        // The paper holds nothing to press: the keys scroll it all the same.
        tabIndex={0}
        sx={{ ...PART, pt: 1.5, borderTop: '1px solid', borderColor: 'divider' }}
      >
        {printer === undefined ? null : <PrinterConditions state={printer.state} />}
        <VirtualPaper />
      </Box>
    </Box>
  );
}

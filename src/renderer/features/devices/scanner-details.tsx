import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { Device } from '../../../contract/devices.ts';
import { SCAN_OUTCOMES } from '../../../contract/scanner-care.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { visibleCode } from '../../lib/visible-code.ts';
import { BigButton, Chip, Dialog, ErrorNotice } from '../../ui/index.ts';
import { OUTCOME_NAMES } from './device-names.ts';

interface Props {
  readonly device: Device;
  readonly onClose: () => void;
}

const LOOK_MS = 1000;
const SHOWN_DAYS = 30;

/** What a scanner sent: its last bytes, what became of them, and counts by day. */
export function ScannerDetails({ device, onClose }: Props) {
  const t = useT();
  const format = useFormat();
  const deviceId = device.id;
  const log = useTillQuery('devices.scannerLog', { deviceId }, { refetchMs: LOOK_MS });
  const days = useTillQuery('devices.scannerDays', { deviceId });
  const rawHex = log.data?.rawHex ?? '';
  const recent = log.data?.recent ?? [];
  return (
    <Dialog
      isOpen
      width="md"
      title={t('devices:log.title', { name: device.config.name })}
      onClose={onClose}
      onSubmit={onClose}
      actions={
        <BigButton kind="primary" type="submit" autoFocus>
          {t('common:close')}
        </BigButton>
      }
    >
      <Stack sx={{ gap: 3, pt: 1 }}>
        <ErrorNotice failure={days.error} />
        <Part title={t('devices:log.raw')} hint={t('devices:log.rawHint')}>
          <Mono>{rawHex === '' ? t('devices:log.nothing') : readable(rawHex)}</Mono>
          {rawHex === '' ? null : <Mono isQuiet>{spaced(rawHex)}</Mono>}
        </Part>
        {recent.length === 0 ? null : (
          <Part title={t('devices:log.recent')}>
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {recent.slice(0, 8).map(({ at, outcome, text }, index) => (
                <Box
                  component="li"
                  key={`${at}-${index}`}
                  sx={{ display: 'flex', gap: 2, alignItems: 'center', py: 0.5 }}
                >
                  <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                    {format.time(at)}
                  </Typography>
                  <Chip tone={outcome === 'scan' ? 'ok' : 'warn'}>{t(OUTCOME_NAMES[outcome])}</Chip>
                  <Typography sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>{text}</Typography>
                </Box>
              ))}
            </Box>
          </Part>
        )}
        <Part title={t('devices:log.days')} hint={t('devices:log.daysHint')}>
          <Days days={(days.data ?? []).slice(0, SHOWN_DAYS)} />
        </Part>
      </Stack>
    </Dialog>
  );
}

function Days({ days }: { readonly days: readonly DayRow[] }) {
  const t = useT();
  const format = useFormat();
  if (days.length === 0) return <Typography>{t('devices:log.nothing')}</Typography>;
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{t('devices:log.day')}</TableCell>
            {SCAN_OUTCOMES.map((outcome) => (
              <TableCell key={outcome} align="right">
                {t(OUTCOME_NAMES[outcome])}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {days.map((row) => (
            <TableRow key={row.day}>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{format.day(row.day)}</TableCell>
              {SCAN_OUTCOMES.map((outcome) => (
                <TableCell key={outcome} align="right">
                  {format.number(row[outcome])}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

type DayRow = { readonly day: string } & Readonly<Record<(typeof SCAN_OUTCOMES)[number], number>>;

interface PartProps {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

function Part({ title, hint, children }: PartProps) {
  return (
    <Stack component="section" sx={{ gap: 1, minWidth: 0 }}>
      <Typography variant="h3">{title}</Typography>
      {hint === undefined ? null : (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {hint}
        </Typography>
      )}
      {children}
    </Stack>
  );
}

function Mono({
  isQuiet = false,
  children,
}: {
  readonly isQuiet?: boolean;
  readonly children: string;
}) {
  return (
    <Typography
      sx={{
        fontFamily: 'monospace',
        overflowWrap: 'anywhere',
        ...(isQuiet ? { color: 'text.secondary', fontSize: '0.875rem' } : {}),
      }}
    >
      {children}
    </Typography>
  );
}

/** Bytes in hexadecimal, a space between them. */
function spaced(hex: string): string {
  return hex.replaceAll(/(..)(?=.)/g, '$1 ');
}

/** The last bytes as text, a character a byte, controls as their symbols. */
function readable(hex: string): string {
  const bytes = hex.match(/../g) ?? [];
  return visibleCode(
    bytes
      .slice(-79)
      .map((byte) => String.fromCodePoint(Number.parseInt(byte, 16)))
      .join(''),
  );
}

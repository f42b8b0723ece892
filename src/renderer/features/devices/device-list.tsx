import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Device, DeviceConfig } from '../../../contract/devices.ts';
import { useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import { DEVICE_NEXT, DEVICE_TONES, DEVICE_WORDS } from '../../lib/device-words.ts';
import { notify } from '../../lib/notices.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { BigButton, EmptyState, ErrorNotice, Sheet, StatusDot } from '../../ui/index.ts';
import { KIND_NAMES, PRESET_NAMES, PRINTER_NAMES } from './device-names.ts';
import { VirtualStart } from './virtual-start.tsx';

interface Props {
  readonly devices: readonly Device[];
  readonly onAdd: () => void;
  readonly onChange: (device: Device) => void;
  /** What a scanner sent. */
  readonly onLog: (device: Device) => void;
  readonly onRemove: (device: Device) => void;
}

const ROOMY = '@container screen (min-width: 800px)';

/** One column where there is little room, else three that line up over all rows. */
const LIST = {
  listStyle: 'none',
  m: 0,
  p: 0,
  display: 'grid',
  columnGap: 3,
  gridTemplateColumns: 'minmax(0, 1fr)',
  [ROOMY]: { gridTemplateColumns: 'minmax(184px, 1fr) minmax(224px, 1.5fr) auto' },
} as const;
const STACKED_ACTIONS = {
  justifyContent: 'flex-start',
  [ROOMY]: { justifyContent: 'flex-end' },
} as const;

/** Each device: what it is, how it is, what to do about it. */
export function DeviceList({ devices, onAdd, onChange, onLog, onRemove }: Props) {
  const t = useT();
  const test = useTillCommand('devices.testPrint');
  if (devices.length === 0) {
    return (
      <Sheet>
        <EmptyState
          title={t('devices:none')}
          hint={t('devices:noneHint')}
          action={
            <Box
              sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', justifyContent: 'center', mt: 1 }}
            >
              <VirtualStart />
              <BigButton kind="primary" onClick={onAdd}>
                {t('devices:add.title')}
              </BigButton>
            </Box>
          }
        />
      </Sheet>
    );
  }
  const print = (deviceId: number) => {
    void test.run({ deviceId }).then((reply) => {
      if (reply.ok) notify({ tone: 'ok', text: t('devices:test.queued') });
    });
  };
  return (
    <>
      <ErrorNotice failure={test.failure} />
      <Sheet>
        <Box component="ul" sx={LIST}>
          {devices.map((device) => (
            <Row
              key={device.id}
              device={device}
              isTesting={test.isPending}
              onTest={() => print(device.id)}
              onChange={() => onChange(device)}
              onLog={() => onLog(device)}
              onRemove={() => onRemove(device)}
            />
          ))}
        </Box>
      </Sheet>
    </>
  );
}

interface RowProps {
  readonly device: Device;
  readonly isTesting: boolean;
  readonly onTest: () => void;
  readonly onChange: () => void;
  readonly onLog: () => void;
  readonly onRemove: () => void;
}

function Row({ device, isTesting, onTest, onChange, onLog, onRemove }: RowProps) {
  const t = useT();
  const { config, state, detail } = device;
  const tone = DEVICE_TONES[state];
  const model = modelOf(config);
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: 'subgrid',
        gridColumn: '1 / -1',
        alignItems: 'center',
        rowGap: 1,
        px: 2.5,
        py: 1.5,
        '& + &': { borderTop: '1px solid', borderColor: 'divider' },
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{config.name}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {[
            t(KIND_NAMES[config.kind]),
            lineOf(config.transport) ?? t('devices:onScreen'),
            model === null ? null : t(model),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Typography>
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Typography
          sx={{ display: 'flex', alignItems: 'center', gap: 1, fontWeight: 600 }}
          role="status"
        >
          <StatusDot tone={tone} />
          {t(DEVICE_WORDS[state])}
        </Typography>
        <Typography variant="body2">{t(DEVICE_NEXT[config.kind][state])}</Typography>
        {detail === null || tone === 'ok' ? null : (
          <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
            {t('devices:detail', { detail })}
          </Typography>
        )}
      </Box>
      <Box sx={{ display: 'flex', gap: 0.5, ...STACKED_ACTIONS }}>
        {config.kind === 'printer' ? (
          <BigButton disabled={isTesting} onClick={onTest}>
            {t('devices:test.action')}
          </BigButton>
        ) : null}
        {config.kind === 'scanner' ? (
          <BigButton
            kind="quiet"
            aria-label={t('devices:log.actionFor', { name: config.name })}
            onClick={onLog}
          >
            {t('devices:log.action')}
          </BigButton>
        ) : null}
        <BigButton
          kind="quiet"
          aria-label={t('devices:changeFor', { name: config.name })}
          onClick={onChange}
        >
          {t('common:change')}
        </BigButton>
        <BigButton
          kind="quiet"
          aria-label={t('devices:remove.title', { name: config.name })}
          onClick={onRemove}
        >
          {t('common:remove')}
        </BigButton>
      </Box>
    </Box>
  );
}

/** Where the device is; null for one on the screen. */
function lineOf(transport: DeviceConfig['transport']): string | null {
  if (transport.type === 'virtual') return null;
  return transport.type === 'serial' ? transport.path : `${transport.host}:${transport.port}`;
}

/** The maker or model it was set up as; null where that says nothing. */
function modelOf(config: DeviceConfig): TKey | null {
  if (config.kind === 'scanner') return PRESET_NAMES[config.settings.preset];
  if (config.kind !== 'printer' || config.settings.preset === 'custom') return null;
  return PRINTER_NAMES[config.settings.preset];
}

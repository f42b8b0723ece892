import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { Device } from '../../../contract/devices.ts';
import type { DeviceFacts } from '../../../contract/support.ts';
import { useT } from '../../i18n/index.ts';
import { DEVICE_NEXT, DEVICE_TONES, DEVICE_WORDS } from '../../lib/device-words.ts';
import { useFormat } from '../../lib/format.ts';
import { StatusDot } from '../../ui/index.ts';
import { KIND_NAMES } from './device-names.ts';

/** What lets this account use serial ports on Linux, as it is typed. */
const PERMISSION_COMMAND = 'sudo usermod -aG dialout "$USER"';

interface Props {
  /** By which number both ends of the phone name it. */
  readonly number: number;
  readonly device: Device;
  readonly facts: DeviceFacts | null;
}

/** One device in plain sentences, each with its name: they are read aloud. */
export function SpokenFacts({ number, device, facts }: Props) {
  const t = useT();
  const format = useFormat();
  const { config, state, detail, since } = device;
  const trouble = facts?.lastTrouble ?? null;
  return (
    <Box
      component="section"
      aria-label={config.name}
      sx={{ border: '1px solid', borderColor: 'divider', borderRadius: '12px', p: 2, minWidth: 0 }}
    >
      <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere', mb: 1 }}>
        {`${number}. ${config.name} · ${t(KIND_NAMES[config.kind])}`}
      </Typography>
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          gridTemplateColumns: '8rem minmax(0, 1fr)',
          columnGap: 2,
          rowGap: 0.75,
        }}
      >
        <Line name={t('support:state')}>
          <StatusDot tone={DEVICE_TONES[state]} />{' '}
          {t('support:since', { state: t(DEVICE_WORDS[state]), time: format.dateTime(since) })}
        </Line>
        <Line name={t('support:port')}>{portText(device, facts) ?? t('devices:onScreen')}</Line>
        <Line name={t('support:driver')}>{driverText(device)}</Line>
        <Line name={t('support:heard')}>
          {facts === null || facts.lastHeardAt === null
            ? t('support:never')
            : t('support:heardAt', {
                time: format.dateTime(facts.lastHeardAt),
                bytes: format.number(facts.bytesIn),
              })}
        </Line>
        <Line name={t('support:sent')}>
          {t('support:sentBytes', {
            bytes: format.number(facts?.bytesOut ?? 0),
            count: facts?.connections ?? 0,
          })}
        </Line>
        <Line name={t('support:trouble')}>
          {trouble === null
            ? t('support:noTrouble')
            : t('support:troubleAt', {
                state: t(DEVICE_WORDS[trouble.state]),
                time: format.dateTime(trouble.at),
              })}
        </Line>
        {detail === null && (trouble?.detail ?? null) === null ? null : (
          <Line name={t('support:system')}>{detail ?? trouble?.detail}</Line>
        )}
        <Line name={t('support:next')}>{t(DEVICE_NEXT[config.kind][state])}</Line>
        {state === 'no-permission' ? (
          <Line name={t('support:command')}>
            <code>{PERMISSION_COMMAND}</code>
          </Line>
        ) : null}
      </Box>
    </Box>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <Typography component="dt" variant="body2" sx={{ color: 'text.secondary' }}>
        {name}
      </Typography>
      <Typography component="dd" variant="body2" sx={{ m: 0, overflowWrap: 'anywhere' }}>
        {children}
      </Typography>
    </>
  );
}

/** Where the device is reached, and where it was set up when that differs; null = on the screen. */
function portText({ config: { transport } }: Device, facts: DeviceFacts | null): string | null {
  if (transport.type === 'virtual') return null;
  const set = transport.type === 'serial' ? transport.path : `${transport.host}:${transport.port}`;
  const now = facts?.port ?? set;
  return now === set ? set : `${now} (${set})`;
}

/** The driver and its line in the words of the trade, the same in every language. */
function driverText({ config }: Device): string {
  const { transport } = config;
  const line =
    transport.type === 'serial'
      ? `${transport.baudRate} ${transport.dataBits}${transport.parity.charAt(0).toUpperCase()}${transport.stopBits}`
      : transport.type === 'network'
        ? 'TCP'
        : 'virtual';
  return `${DRIVERS[config.kind]}, ${modeOf(config)}, ${line}`;
}

const DRIVERS: Readonly<Record<Device['config']['kind'], string>> = {
  scanner: 'scanner',
  printer: 'ESC/POS',
  display: '2×20',
};

function modeOf(config: Device['config']): string {
  switch (config.kind) {
    case 'scanner':
      return `${config.settings.preset}, ${config.settings.suffix}`;
    case 'printer':
      return `${config.settings.preset}, ${config.settings.columns}, ${config.settings.acknowledge}`;
    case 'display':
      return `${config.settings.protocol}, ${config.settings.characters}`;
    default:
      return config satisfies never;
  }
}

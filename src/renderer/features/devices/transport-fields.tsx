import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import type { DeviceConfig } from '../../../contract/devices.ts';
import { useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { Choice } from '../../ui/index.ts';
import { RAW_PRINT_PORT } from '../../../contract/network-address.ts';
import type { Serial } from './device-form.ts';
import { withPath } from './port-choice.ts';
import { NetworkFields } from './network-fields.tsx';

type Transport = DeviceConfig['transport'];

const SPEEDS: readonly Serial['baudRate'][] = [
  1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200,
];
const FRAMES = {
  '8N1': { dataBits: 8, parity: 'none', stopBits: 1 },
  '8E1': { dataBits: 8, parity: 'even', stopBits: 1 },
  '8O1': { dataBits: 8, parity: 'odd', stopBits: 1 },
  '7E1': { dataBits: 7, parity: 'even', stopBits: 1 },
  '7O1': { dataBits: 7, parity: 'odd', stopBits: 1 },
  '7N2': { dataBits: 7, parity: 'none', stopBits: 2 },
  '7E2': { dataBits: 7, parity: 'even', stopBits: 2 },
  '8N2': { dataBits: 8, parity: 'none', stopBits: 2 },
} as const satisfies Readonly<Record<string, Pick<Serial, 'dataBits' | 'parity' | 'stopBits'>>>;
const FLOWS: Readonly<Record<NonNullable<Serial['flowControl']>, TKey>> = {
  none: 'printing:flow.none',
  'rts-cts': 'printing:flow.rts-cts',
  'dtr-dsr': 'printing:flow.dtr-dsr',
};
const FLOW_ORDER = ['none', 'rts-cts', 'dtr-dsr'] as const;
type Frame = keyof typeof FRAMES;
const FRAME_NAMES = Object.keys(FRAMES).filter((name): name is Frame => name in FRAMES);

function frameOf(serial: Serial): Frame {
  return (
    FRAME_NAMES.find((name) => {
      const frame = FRAMES[name];
      return (
        frame.dataBits === serial.dataBits &&
        frame.parity === serial.parity &&
        frame.stopBits === serial.stopBits
      );
    }) ?? '8N1'
  );
}

interface Props {
  readonly transport: Transport;
  /** Whether devices of this kind are found on networks. */
  readonly hasNetwork: boolean;
  readonly error: TKey | null;
  readonly onChange: (transport: Transport) => void;
}

/** A new line of a kind, before it is filled in. */
function firstLine(type: Transport['type']): Transport {
  switch (type) {
    case 'serial':
      return { type, path: '', baudRate: 115_200, ...FRAMES['8N1'] };
    case 'network':
      return { type, host: '', port: RAW_PRINT_PORT };
    case 'virtual':
      return { type };
    default:
      return type satisfies never;
  }
}

/** How the device is connected: a serial port of this machine, the network, or the screen. */
export function TransportFields({ transport, hasNetwork, error, onChange }: Props) {
  const t = useT();
  return (
    <>
      <Choice
        label={t('devices:form.connection')}
        value={transport.type}
        options={[
          { value: 'serial', text: t('devices:form.serial') },
          ...(hasNetwork ? [{ value: 'network', text: t('printing:network.name') } as const] : []),
          { value: 'virtual', text: t('devices:onScreen') },
        ]}
        onChange={(type) => onChange(firstLine(type))}
      />
      {transport.type === 'network' ? (
        <NetworkFields network={transport} error={error} onChange={onChange} />
      ) : null}
      {transport.type === 'serial' ? (
        <SerialFields serial={transport} error={error} onChange={onChange} />
      ) : null}
    </>
  );
}

interface SerialProps {
  readonly serial: Serial;
  readonly error: TKey | null;
  readonly onChange: (serial: Serial) => void;
}

function SerialFields({ serial, error, onChange }: SerialProps) {
  const t = useT();
  const ports = useTillQuery('devices.ports', {}, { refetchMs: 3000 });
  const known = ports.data?.ports ?? [];
  const hint: TKey =
    error ??
    (ports.data?.isListingPossible === false
      ? 'devices:form.portsUnlisted'
      : 'devices:form.portHint');
  return (
    <>
      <Autocomplete
        freeSolo
        options={known.map(({ path }) => path)}
        inputValue={serial.path}
        onInputChange={(_event, path) => onChange(withPath(serial, path, known))}
        renderOption={({ key, ...props }, path) => {
          const port = known.find((candidate) => candidate.path === path);
          return (
            <Box component="li" key={key} {...props} sx={{ display: 'flex', gap: 2 }}>
              <span>{path}</span>
              <Box component="span" sx={{ flex: 1, color: 'text.secondary' }}>
                {[port?.manufacturer, port?.serialNumber].filter(Boolean).join(' ')}
              </Box>
              {port?.isUsed === true ? (
                <Box component="span" sx={{ color: 'text.secondary' }}>
                  {t('devices:form.portUsed')}
                </Box>
              ) : null}
            </Box>
          );
        }}
        renderInput={(params) => (
          <TextField
            {...params}
            label={t('devices:form.port')}
            error={error !== null}
            helperText={t(hint)}
          />
        )}
      />
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2 }}>
        <Choice
          label={t('devices:form.speed')}
          value={serial.baudRate}
          options={SPEEDS.map((value) => ({ value, text: String(value) }))}
          onChange={(baudRate) => onChange({ ...serial, baudRate })}
        />
        <Choice
          label={t('devices:form.frame')}
          value={frameOf(serial)}
          options={FRAME_NAMES.map((value) => ({ value, text: value }))}
          onChange={(frame) => onChange({ ...serial, ...FRAMES[frame] })}
        />
      </Box>
      <Choice
        label={t('printing:flow.label')}
        value={serial.flowControl ?? 'none'}
        options={FLOW_ORDER.map((value) => ({ value, text: t(FLOWS[value]) }))}
        helperText={t('printing:flow.hint')}
        onChange={(flowControl) => onChange({ ...serial, flowControl })}
      />
    </>
  );
}

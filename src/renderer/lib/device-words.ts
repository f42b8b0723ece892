import type { DeviceState } from '../../contract/devices.ts';
import type { TKey } from '../i18n/index.ts';

type Tone = 'ok' | 'warn' | 'danger' | 'off';

/** The word for each state of a device. */
export const DEVICE_WORDS: Readonly<Record<DeviceState, TKey>> = {
  disabled: 'devices:state.disabled',
  disconnected: 'devices:state.disconnected',
  connecting: 'devices:state.connecting',
  'no-permission': 'devices:state.no-permission',
  'busy-elsewhere': 'devices:state.busy-elsewhere',
  ready: 'devices:state.ready',
  printing: 'devices:state.printing',
  'near-end': 'devices:state.near-end',
  'paper-out': 'devices:state.paper-out',
  'cover-open': 'devices:state.cover-open',
  error: 'devices:state.error',
  offline: 'devices:state.offline',
  unresponsive: 'devices:state.unresponsive',
};

/** How bad each state is. */
export const DEVICE_TONES: Readonly<Record<DeviceState, Tone>> = {
  disabled: 'off',
  disconnected: 'danger',
  connecting: 'warn',
  'no-permission': 'danger',
  'busy-elsewhere': 'danger',
  ready: 'ok',
  printing: 'ok',
  'near-end': 'warn',
  'paper-out': 'danger',
  'cover-open': 'danger',
  error: 'danger',
  offline: 'danger',
  unresponsive: 'danger',
};

const COMMON_NEXT = {
  disabled: 'devices:next.disabled',
  connecting: 'devices:next.connecting',
  'no-permission': 'devices:next.no-permission',
  'busy-elsewhere': 'devices:next.busy-elsewhere',
  printing: 'devices:next.printing',
  'near-end': 'devices:next.near-end',
  'paper-out': 'devices:next.paper-out',
  'cover-open': 'devices:next.cover-open',
  error: 'devices:next.error',
  offline: 'devices:next.offline',
  unresponsive: 'devices:next.unresponsive',
} as const satisfies Partial<Record<DeviceState, TKey>>;

/** What to do next in each state. */
export const DEVICE_NEXT: Readonly<
  Record<'printer' | 'scanner' | 'display', Readonly<Record<DeviceState, TKey>>>
> = {
  printer: {
    ...COMMON_NEXT,
    disconnected: 'devices:next.printerGone',
    ready: 'devices:next.printerReady',
  },
  scanner: {
    ...COMMON_NEXT,
    disconnected: 'devices:next.scannerGone',
    ready: 'devices:next.scannerReady',
  },
  display: {
    ...COMMON_NEXT,
    disconnected: 'devices:next.displayGone',
    unresponsive: 'devices:next.displayGone',
    error: 'devices:next.displayGone',
    ready: 'devices:next.displayReady',
  },
};

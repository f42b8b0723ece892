import type { CallValue } from '../../../contract/index.ts';

/** What is told when nothing is being detected. */
export const NO_DETECTION: CallValue<'devices.detectState'> = {
  baudRate: null,
  misses: 0,
  lastHex: '',
  unusable: [],
  found: null,
};

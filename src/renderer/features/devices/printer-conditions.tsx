import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { CallInput } from '../../../contract/index.ts';
import type { DeviceState } from '../../../contract/devices.ts';
import { useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { BigButton, ErrorNotice } from '../../ui/index.ts';

type Condition = CallInput<'devices.virtualPrinter'>['condition'];

const CONDITIONS: readonly (readonly [Condition, TKey])[] = [
  ['ready', 'devices:state.ready'],
  ['near-end', 'devices:state.near-end'],
  ['paper-out', 'devices:state.paper-out'],
  ['cover-open', 'devices:state.cover-open'],
];

/** Switches of the printer on the screen: how it looks when the paper is out, and so on. */
export function PrinterConditions({ state }: { readonly state: DeviceState }) {
  const t = useT();
  const set = useTillCommand('devices.virtualPrinter');
  return (
    <Box component="section" sx={{ mb: 2 }}>
      <Typography variant="subtitle2" component="h3" sx={{ color: 'text.secondary', mb: 0.5 }}>
        {t('devices:virtual.condition')}
      </Typography>
      <ErrorNotice failure={set.failure} />
      <Box role="group" sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 0.5 }}>
        {CONDITIONS.map(([condition, label]) => {
          const isOn = condition === state;
          return (
            <BigButton
              key={condition}
              kind={isOn ? 'primary' : 'plain'}
              aria-pressed={isOn}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => void set.run({ condition })}
              sx={{ fontSize: '0.8125rem' }}
            >
              {t(label)}
            </BigButton>
          );
        })}
      </Box>
    </Box>
  );
}

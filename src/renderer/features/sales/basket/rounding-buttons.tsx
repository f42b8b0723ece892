import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import { useT } from '../../../i18n/index.ts';
import { useAction } from '../../../lib/actions.ts';
import { useFormat } from '../../../lib/format.ts';
import { useTillQuery } from '../../../lib/use-till.ts';
import { Kbd } from '../../../ui/index.ts';
import { nextRounding } from '../logic/typed-decision.ts';
import { saleStore, useSale } from '../state/sale-store.ts';

/** What the store lets the total be rounded down to (抹零), smallest first. */
function useRoundings(): readonly number[] {
  return useTillQuery('settings.read', {}).data?.sales.roundToMinor ?? [];
}

function setRounding(roundToMinor: number | null): void {
  saleStore.dispatch({ type: 'basketDecided', change: { roundToMinor } });
}

/** F11 rounds the total down, further with each press, and then no more. */
export function useRoundingKey(id: string, isEnabled: boolean): void {
  const choices = useRoundings();
  const { roundToMinor } = useSale();
  useAction({
    id,
    label: 'sales:action.round',
    group: 'counter',
    keys: 'f11',
    isEnabled: isEnabled && choices.length > 0,
    run: () => setRounding(nextRounding(choices, roundToMinor)),
  });
}

/** Rounds the total down (抹零) to one of the store's steps; the same button takes it back. */
export function RoundingButtons({ isDisabled = false }: { readonly isDisabled?: boolean }) {
  const t = useT();
  const format = useFormat();
  const choices = useRoundings();
  const { roundToMinor } = useSale();
  if (choices.length === 0) return null;
  return (
    <Box
      role="group"
      aria-label={t('sales:action.round')}
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}
    >
      <Box component="span" sx={{ color: 'text.secondary', flexBasis: '100%' }}>
        {t('sales:pay.roundTo')} <Kbd keys="f11" />
      </Box>
      {choices.map((choice) => (
        <ToggleButton
          key={choice}
          value={choice}
          color="primary"
          disabled={isDisabled}
          selected={choice === roundToMinor}
          tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => setRounding(choice === roundToMinor ? null : choice)}
          sx={{ minHeight: 48, minWidth: 64, px: 1.5, py: 0.5 }}
        >
          {format.amount(choice)}
        </ToggleButton>
      ))}
    </Box>
  );
}

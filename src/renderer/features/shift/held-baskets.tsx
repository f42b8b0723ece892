import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useT } from '../../i18n/index.ts';
import { useTillQuery } from '../../lib/use-till.ts';

/** What becomes of suspended baskets when the shift is closed. */
export type HeldChoice = 'keep' | 'giveUp';

/** The suspended baskets, and the question what to do with them. */
export function HeldBaskets({
  choice,
  onChoose,
  isMissing,
}: {
  readonly choice: HeldChoice | null;
  readonly onChoose: (choice: HeldChoice) => void;
  readonly isMissing: boolean;
}) {
  const t = useT();
  const held = useTillQuery('sales.held', {});
  const title = t('shift:close.held');
  return (
    <Box>
      <Typography sx={{ fontWeight: 600 }}>{title}</Typography>
      <Box component="ul" sx={{ my: 0.5, pl: 2.5, maxHeight: 120, overflow: 'auto' }}>
        {held.data?.map(({ heldId, name, lineCount }) => (
          <li key={heldId}>{t('shift:close.heldItem', { name, count: lineCount })}</li>
        ))}
      </Box>
      <RadioGroup
        aria-label={title}
        value={choice ?? ''}
        onChange={(_event, value) => onChoose(value === 'keep' ? 'keep' : 'giveUp')}
      >
        <FormControlLabel value="keep" control={<Radio />} label={t('shift:close.heldKeep')} />
        <FormControlLabel value="giveUp" control={<Radio />} label={t('shift:close.heldGiveUp')} />
      </RadioGroup>
      {isMissing ? (
        <Typography role="alert" sx={{ color: 'error.main' }}>
          {t('shift:close.heldMissing')}
        </Typography>
      ) : null}
    </Box>
  );
}

import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { type Household, MAX_HOUSEHOLD_NAME } from '../../../../contract/households.ts';
import { useT } from '../../../i18n/index.ts';
import { notify } from '../../../lib/notices.ts';
import { Choice, FormDialog } from '../../../ui/index.ts';
import { useDecided } from '../care/use-decided.ts';
import type { Named } from './words.ts';
import { readPoints } from './words.ts';

interface Props {
  readonly member: Named;
  /** Null = a new one, with `member` as its head. */
  readonly household: Household | null;
  readonly onClose: () => void;
}

/** Begins a household, or changes its name, head and limit. */
export function HouseholdDialog({ member, household, onClose }: Props) {
  const t = useT();
  const creating = useDecided('households.create');
  const changing = useDecided('households.change');
  const [name, setName] = useState(household?.name ?? '');
  const [headId, setHeadId] = useState(household?.headId ?? member.id);
  const [limit, setLimit] = useState(household?.dailyLimit?.toString() ?? '');
  const [isWrong, setIsWrong] = useState(false);
  const dailyLimit = limit.trim() === '' ? null : readPoints(limit);
  const save = async () => {
    const isLimitWrong = limit.trim() !== '' && dailyLimit === null;
    setIsWrong(isLimitWrong);
    if (isLimitWrong) return;
    const what = t('points:household.saveWhat', { name });
    const reply =
      household === null
        ? await creating.run({ headId: member.id, name, dailyLimit }, what)
        : await changing.run({ householdId: household.id, name, headId, dailyLimit }, what);
    if (reply?.ok !== true) return;
    notify({ tone: 'ok', text: t('points:household.saved', { name }) });
    onClose();
  };
  return (
    <FormDialog
      title={t(household === null ? 'points:household.begin' : 'points:household.changeTitle')}
      command={household === null ? creating : changing}
      onClose={onClose}
      onSubmit={() => void save()}
    >
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('points:household.explain')}
      </Typography>
      <TextField
        autoFocus
        label={t('points:household.name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        slotProps={{ htmlInput: { maxLength: MAX_HOUSEHOLD_NAME } }}
      />
      {household === null ? null : (
        <Choice
          label={t('points:household.head')}
          value={headId}
          options={household.members.map((one) => ({ value: one.memberId, text: one.name }))}
          onChange={setHeadId}
        />
      )}
      <TextField
        label={t('points:household.limitLabel')}
        value={limit}
        error={isWrong}
        helperText={isWrong ? t('points:adjust.pointsWrong') : t('points:household.limitHint')}
        onChange={(event) => setLimit(event.target.value)}
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 14 } }}
      />
    </FormDialog>
  );
}

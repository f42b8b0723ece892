import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { LiabilityReport } from '../../../contract/liability.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { editableAmount, parseAmount } from '../../lib/parse-decimal.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { BigButton, Choice, Dialog, ErrorNotice } from '../../ui/index.ts';

const WHOLE_BP = 10_000;

/** By which share of redemption points are valued: the shop's history, or a decided one. */
export function RateDialog({
  report,
  onChanged,
  onClose,
}: {
  readonly report: LiabilityReport;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const { method, expectedBp, historyBp } = report.breakage;
  const [chosen, setChosen] = useState(method);
  const [text, setText] = useState(editableAmount(expectedBp, 2, format.decimalSign));
  const save = useTillCommand('settings.save');
  const typed = parseAmount(text, { decimals: 2, decimalSign: format.decimalSign });
  const bp = typed.ok && typed.value <= WHOLE_BP ? typed.value : null;
  const isWrong = chosen === 'override' && bp === null;
  const submit = async () => {
    if (isWrong) return;
    const reply = await save.run({
      liability: { redemptionBp: chosen === 'history' ? null : bp },
    });
    if (reply.ok) onChanged();
  };
  return (
    <Dialog
      isOpen
      width="xs"
      title={t('liability:rate.title')}
      isBusy={save.isPending}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <BigButton onClick={onClose}>{t('common:cancel')}</BigButton>
          <BigButton kind="primary" type="submit" disabled={isWrong || save.isPending}>
            {t('common:save')}
          </BigButton>
        </>
      }
    >
      <Stack sx={{ gap: 2, pt: 1 }}>
        <Choice
          label={t('liability:rate.method')}
          value={chosen}
          options={[
            {
              value: 'history',
              text: t('liability:rate.history', { share: format.number(historyBp / 100) }),
            },
            { value: 'override', text: t('liability:rate.decided') },
          ]}
          onChange={setChosen}
        />
        {chosen === 'override' ? (
          <TextField
            label={t('liability:rate.share')}
            value={text}
            error={isWrong}
            helperText={t(isWrong ? 'liability:rate.wrong' : 'liability:rate.hint')}
            onChange={(event) => setText(event.target.value)}
            slotProps={{ htmlInput: { inputMode: 'decimal' } }}
          />
        ) : null}
        <ErrorNotice failure={save.failure} />
      </Stack>
    </Dialog>
  );
}

import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useRef, useState } from 'react';
import type { CallValue } from '../../../contract/index.ts';
import { cleanText } from '../../../contract/kernel/text.ts';
import { useT } from '../../i18n/index.ts';
import { useAction } from '../../lib/actions.ts';
import { useFormat } from '../../lib/format.ts';
import { notify } from '../../lib/notices.ts';
import { useTillCommand, useTillQuery } from '../../lib/use-till.ts';
import { BigButton, Dialog, ErrorNotice } from '../../ui/index.ts';
import { AmountField, useAmount } from './amount-field.tsx';
import { CloseSums } from './close-sums.tsx';
import { CountFields } from './count-fields.tsx';
import { countsOf } from './counting.ts';
import { type HeldChoice, HeldBaskets } from './held-baskets.tsx';

interface Props {
  readonly state: CallValue<'shift.current'>;
  readonly shiftId: number;
  readonly onClose: () => void;
}

/** Closes the shift: the drawer is counted, the difference explained, the Z report printed. */
export function CloseDialog(props: Props) {
  const t = useT();
  const { state, onClose } = props;
  const [typed, setTyped] = useState<ReadonlyMap<number, string>>(new Map());
  const [otherText, setOtherText] = useState('');
  const [reason, setReason] = useState('');
  const [choice, setChoice] = useState<HeldChoice | null>(null);
  const [isTried, setIsTried] = useState(false);
  const otherField = useRef<HTMLInputElement>(null);
  const reasonField = useRef<HTMLInputElement>(null);
  const other = useAmount(otherText);
  const counts = countsOf(typed);
  const quote = useTillQuery(
    'shift.quoteClose',
    { counts, otherMinor: other.minor ?? 0 },
    { keepsPrevious: true },
  );
  const closing = useClosing(props);
  const difference = quote.data?.differenceMinor ?? 0;
  const isReasonMissing = difference !== 0 && cleanText(reason) === '';
  const needsChoice = state.heldBaskets > 0 && choice === null;
  const submit = () => {
    setIsTried(true);
    if (quote.data === undefined || quote.isPlaceholderData || needsChoice) return;
    if (isReasonMissing) {
      reasonField.current?.focus();
      return;
    }
    const { expectedCashMinor } = quote.data;
    const otherMinor = other.minor ?? 0;
    closing.run({ counts, otherMinor, expectedCashMinor, differenceReason: reason }, choice);
  };
  return (
    <Dialog
      isOpen
      width="md"
      title={t('shift:close.title')}
      onClose={onClose}
      onSubmit={submit}
      isBusy={closing.isPending}
      actions={
        <>
          <BigButton onClick={onClose}>{t('common:cancel')}</BigButton>
          <BigButton kind="primary" type="submit" keys="f9" disabled={closing.isPending}>
            {closing.isPending ? t('common:saving') : t('shift:close.action')}
          </BigButton>
        </>
      }
    >
      <SubmitKey run={submit} />
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { sm: 'minmax(0, 5fr) minmax(0, 4fr)' },
          gap: 3,
          alignItems: 'start',
        }}
      >
        <Stack sx={{ gap: 1.5 }}>
          <CountFields
            denominations={state.denominations}
            typed={typed}
            rows={quote.data?.rows ?? []}
            onType={(minor, text) => setTyped(new Map([...typed, [minor, text]]))}
            onLast={() => otherField.current?.focus()}
          />
          <AmountField
            label={t('shift:close.other')}
            text={otherText}
            onText={setOtherText}
            inputRef={otherField}
          />
        </Stack>
        <Stack sx={{ gap: 2, position: 'sticky', top: 0 }}>
          <CloseSums sums={quote.data} />
          {difference === 0 ? null : (
            <TextField
              fullWidth
              label={t('shift:close.reason')}
              value={reason}
              inputRef={reasonField}
              error={isTried && isReasonMissing}
              helperText={
                isTried && isReasonMissing
                  ? t('errors:shift.reasonMissing')
                  : t('shift:close.reasonHint')
              }
              slotProps={{ htmlInput: { maxLength: 200 } }}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
          {state.heldBaskets > 0 ? (
            <HeldBaskets choice={choice} onChoose={setChoice} isMissing={isTried && needsChoice} />
          ) : null}
          <ErrorNotice failure={quote.error ?? closing.failure} />
        </Stack>
      </Box>
    </Dialog>
  );
}

/** F9 inside the dialog, whose layer this is. */
function SubmitKey({ run }: { readonly run: () => void }) {
  useAction({
    id: 'shift.closeNow',
    label: 'shift:close.action',
    group: 'screens',
    keys: 'f9',
    run,
    isHelpOnly: true,
  });
  return null;
}

/** Gives suspended baskets up if that was chosen, then closes. */
function useClosing({ shiftId, onClose }: Props) {
  const t = useT();
  const format = useFormat();
  const held = useTillQuery('sales.held', {});
  const discard = useTillCommand('sales.discardHeld');
  const close = useTillCommand('shift.close');
  const run = async (
    count: Omit<Parameters<typeof close.run>[0], 'shiftId' | 'keepsHeldBaskets'>,
    choice: HeldChoice | null,
  ) => {
    if (choice === 'giveUp') {
      for (const { heldId } of held.data ?? []) {
        const reply = await discard.run({ heldId, reason: t('shift:close.heldReason') });
        if (!reply.ok) return;
      }
    }
    const reply = await close.run({ ...count, shiftId, keepsHeldBaskets: choice === 'keep' });
    if (!reply.ok) return;
    const { zNo, differenceMinor } = reply.value;
    notify({
      tone: differenceMinor === 0 ? 'ok' : 'warn',
      text: t('shift:close.done', { number: zNo, difference: format.money(differenceMinor) }),
    });
    onClose();
  };
  return {
    run: (...given: Parameters<typeof run>) => void run(...given),
    isPending: close.isPending || discard.isPending,
    failure: close.failure ?? discard.failure,
  };
}

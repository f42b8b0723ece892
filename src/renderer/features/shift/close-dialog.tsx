import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useRef, useState } from 'react';
import type { Ref } from 'react';
import type { CallValue } from '../../../contract/index.ts';
import { cleanText } from '../../../contract/kernel/text.ts';
import { useT } from '../../i18n/index.ts';
import { useAction } from '../../lib/actions.ts';
import { BigButton, Dialog, ErrorNotice } from '../../ui/index.ts';
import { AmountField } from './amount-field.tsx';
import { CloseSums } from './close-sums.tsx';
import { CountFields } from './count-fields.tsx';
import { CountPad } from './count-pad.tsx';
import { type HeldChoice, HeldBaskets } from './held-baskets.tsx';
import { useClosing } from './use-closing.ts';
import { useCount } from './use-count.ts';

interface Props {
  readonly state: CallValue<'shift.current'>;
  readonly shiftId: number;
  readonly onClose: () => void;
}

/** Closes the shift: the drawer is counted, the difference explained, the Z report printed. */
export function CloseDialog({ state, shiftId, onClose }: Props) {
  const t = useT();
  const count = useCount(state);
  const [reason, setReason] = useState('');
  const [choice, setChoice] = useState<HeldChoice | null>(null);
  const [isTried, setIsTried] = useState(false);
  const reasonField = useRef<HTMLInputElement>(null);
  const closing = useClosing(shiftId, onClose);
  const { quote, counts, otherMinor, settled } = count;
  const hasDifference = quote.data !== undefined && quote.data.differenceMinor !== 0;
  const isReasonMissing = hasDifference && cleanText(reason) === '';
  const needsChoice = state.heldBaskets > 0 && choice === null;
  const submit = () => {
    setIsTried(true);
    if (settled === undefined || needsChoice) return;
    if (isReasonMissing) {
      reasonField.current?.focus();
      return;
    }
    const { expectedCashMinor } = settled;
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
        <Counting state={state} count={count} />
        <Stack sx={{ gap: 2, position: 'sticky', top: 0 }}>
          <CloseSums sums={quote.data} />
          <CountPad onKey={count.press} />
          {hasDifference ? (
            <ReasonField
              text={reason}
              onText={setReason}
              isMissing={isTried && isReasonMissing}
              inputRef={reasonField}
            />
          ) : null}
          {state.heldBaskets > 0 ? (
            <HeldBaskets choice={choice} onChoose={setChoice} isMissing={isTried && needsChoice} />
          ) : null}
          <ErrorNotice failure={quote.error ?? closing.failure} />
        </Stack>
      </Box>
    </Dialog>
  );
}

/** The fields of the count; the last Enter leads to what is no single note or coin. */
function Counting({
  state,
  count,
}: {
  readonly state: Props['state'];
  readonly count: ReturnType<typeof useCount>;
}) {
  const t = useT();
  const otherField = useRef<HTMLInputElement>(null);
  return (
    <Stack sx={{ gap: 1.5 }}>
      <CountFields
        denominations={state.denominations}
        typed={count.typed}
        rows={count.quote.data?.rows ?? []}
        onType={count.type}
        onActive={count.setActive}
        onLast={() => otherField.current?.focus()}
      />
      <AmountField
        label={t('shift:close.other')}
        text={count.otherText}
        onText={count.setOtherText}
        inputRef={otherField}
      />
    </Stack>
  );
}

function ReasonField({
  text,
  onText,
  isMissing,
  inputRef,
}: {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly isMissing: boolean;
  readonly inputRef: Ref<HTMLInputElement>;
}) {
  const t = useT();
  return (
    <TextField
      fullWidth
      label={t('shift:close.reason')}
      value={text}
      inputRef={inputRef}
      error={isMissing}
      helperText={t(isMissing ? 'errors:shift.reasonMissing' : 'shift:close.reasonHint')}
      slotProps={{ htmlInput: { maxLength: 200 } }}
      onChange={(event) => onText(event.target.value)}
    />
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

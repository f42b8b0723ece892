import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import { MANAGERS } from '../../../contract/call.ts';
import { cleanText } from '../../../contract/kernel/text.ts';
import type { StaffSummary } from '../../../contract/staff.ts';
import { useT } from '../../i18n/index.ts';
import { isImeKey } from '../../lib/keys.ts';
import { tidyPin } from '../../lib/tidy-pin.ts';
import { useNow } from '../../lib/use-delayed.ts';
import { useTillCommand, useTillQuery } from '../../lib/use-till.ts';
import {
  BigButton,
  Dialog,
  EmptyState,
  ErrorNotice,
  Loading,
  NumberPad,
  padded,
  PinField,
  ROLE_NAMES,
} from '../../ui/index.ts';
import { dropApproval, type OpenApproval, useOpenApproval } from './approval.ts';
import { lockedFor, pinComplaint } from './pin-complaint.ts';

const MAX_PIN = 12;

/** Where a consent is asked for, over whatever is on the screen. Mounted once, while signed in. */
export function ApprovalHost() {
  const approval = useOpenApproval();
  useEffect(() => dropApproval, []);
  return approval === null ? null : <ApprovalDialog approval={approval} />;
}

function ApprovalDialog({ approval }: { readonly approval: OpenApproval }) {
  const t = useT();
  const people = useTillQuery('staff.list', {});
  const managers = (people.data ?? []).filter(({ role }) => MANAGERS.includes(role));
  const [chosenId, setChosenId] = useState<number | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const chosen =
    managers.find(({ id }) => id === chosenId) ?? (managers.length === 1 ? managers[0] : undefined);
  return (
    <Dialog
      isOpen
      title={t('staff:approve.title')}
      isBusy={isBusy}
      onClose={() => approval.settle(null)}
    >
      <Stack sx={{ gap: 2 }}>
        <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{approval.what}</Typography>
        <ErrorNotice failure={people.error} />
        <Loading isWaiting={people.isPending} />
        {people.data !== undefined && managers.length === 0 ? (
          <EmptyState title={t('staff:approve.nobody')} />
        ) : null}
        <Managers
          managers={managers}
          chosenId={chosen?.id ?? null}
          isDisabled={isBusy}
          onChoose={setChosenId}
        />
        {chosen === undefined ? null : (
          <Consent key={chosen.id} approval={approval} person={chosen} onBusy={setIsBusy} />
        )}
      </Stack>
    </Dialog>
  );
}

function Managers({
  managers,
  chosenId,
  isDisabled,
  onChoose,
}: {
  readonly managers: readonly StaffSummary[];
  readonly chosenId: number | null;
  readonly isDisabled: boolean;
  readonly onChoose: (id: number) => void;
}) {
  const t = useT();
  return (
    <Box
      role="group"
      aria-label={t('staff:approve.who')}
      sx={{
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fill, minmax(180px, 1fr))',
        gap: 1,
        maxHeight: 208,
        overflow: 'auto',
      }}
    >
      {managers.map((person, index) => {
        const isChosen = person.id === chosenId;
        return (
          <ButtonBase
            key={person.id}
            autoFocus={index === 0 && chosenId === null}
            aria-pressed={isChosen}
            disabled={isDisabled}
            onClick={() => onChoose(person.id)}
            sx={{
              display: 'block',
              minHeight: 64,
              px: 2,
              py: 1,
              textAlign: 'left',
              font: 'inherit',
              borderRadius: 1,
              border: '1px solid',
              borderColor: isChosen ? 'primary.main' : 'surface.edge',
              bgcolor: isChosen ? 'primary.soft' : 'background.paper',
              '&:hover': { bgcolor: 'primary.soft' },
            }}
          >
            <Box component="b" sx={{ display: 'block', overflowWrap: 'anywhere' }}>
              {person.name}
            </Box>
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {t(ROLE_NAMES[person.role])}
            </Box>
          </ButtonBase>
        );
      })}
    </Box>
  );
}

/** The chosen manager's reason and PIN. */
function Consent({
  approval,
  person,
  onBusy,
}: {
  readonly approval: OpenApproval;
  readonly person: StaffSummary;
  readonly onBusy: (isBusy: boolean) => void;
}) {
  const t = useT();
  const [reason, setReason] = useState(approval.reason);
  const [pin, setPin] = useState('');
  const [isReasonMissing, setIsReasonMissing] = useState(false);
  const pinField = useRef<HTMLInputElement>(null);
  const approve = useTillCommand('staff.approve');
  const { failure } = approve;
  const lockedUntil = lockedFor(person, failure);
  const now = useNow(lockedUntil !== null);
  const secondsLeft = lockedUntil === null ? 0 : Math.ceil((lockedUntil - now) / 1000);
  const isClosed = secondsLeft > 0 || person.needsManager;
  const complaint = pinComplaint({ person, failure, secondsLeft });
  const submit = () => {
    const isMissing = cleanText(reason) === '';
    setIsReasonMissing(isMissing);
    if (isMissing || isClosed) return;
    if (pin === '') {
      pinField.current?.focus();
      return;
    }
    onBusy(true);
    const { call, input } = approval;
    void approve
      .run({ staffId: person.id, pin, reason, call, input: { ...input } })
      .then((reply) => {
        onBusy(false);
        setPin('');
        if (reply.ok) approval.settle(reply.value.approvalId);
        else pinField.current?.focus();
      });
  };
  return (
    <Box
      onKeyDown={(event) => {
        // The dialog is a form of its own; Enter in a field here means this consent.
        if (event.key !== 'Enter' || isImeKey(event)) return;
        if (!(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        submit();
      }}
    >
      <Stack sx={{ gap: 2 }}>
        <TextField
          autoFocus={approval.reason === ''}
          fullWidth
          label={t('staff:approve.reason')}
          value={reason}
          error={isReasonMissing}
          helperText={isReasonMissing ? t('errors:staff.reasonEmpty') : null}
          slotProps={{ htmlInput: { maxLength: 200 } }}
          onChange={(event) => setReason(event.target.value)}
        />
        <PinField
          autoFocus={approval.reason !== ''}
          fullWidth
          label={t('staff:approve.pin', { name: person.name })}
          value={pin}
          inputRef={pinField}
          disabled={isClosed}
          error={complaint !== null}
          helperText={complaint === null ? null : t(...complaint)}
          onChange={(event) => setPin(tidyPin(event.target.value))}
        />
        {complaint === null ? <ErrorNotice failure={failure} /> : null}
        <NumberPad
          corner={null}
          isDisabled={isClosed}
          onKey={(key) => setPin((before) => padded(before, key, MAX_PIN))}
        />
        <Box sx={{ display: 'flex', gap: 1, justifyContent: 'flex-end', flexWrap: 'wrap' }}>
          <BigButton onClick={() => approval.settle(null)}>{t('common:cancel')}</BigButton>
          <BigButton
            kind="primary"
            keys="enter"
            disabled={isClosed || approve.isPending}
            onClick={submit}
          >
            {t('staff:approve.action')}
          </BigButton>
        </Box>
      </Stack>
    </Box>
  );
}

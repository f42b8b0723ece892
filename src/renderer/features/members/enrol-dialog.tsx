import Box from '@mui/material/Box';
import { useState } from 'react';
import { useErrorText } from '../../i18n/error-text.ts';
import { useT } from '../../i18n/index.ts';
import { notify } from '../../lib/notices.ts';
import { useScanHandler } from '../../lib/scans.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { BigButton, Dialog, ErrorNotice } from '../../ui/index.ts';
import { DuplicateHints } from './duplicate-hints.tsx';
import { EnrolFields } from './enrol-fields.tsx';
import { enrolInput, FIELD_OF_ERROR, isEnrolError } from './enrol-form.ts';
import type { EnrolField, EnrolForm } from './enrol-form.ts';

interface Props {
  readonly name: string;
  readonly phone: string;
  readonly cardNo: string;
  /** The new member, or the one that was there already and was opened instead. */
  readonly onMember: (memberId: number) => void;
  readonly onClose: () => void;
}

/** F3: a member in under twenty seconds; phone and name are enough. */
export function EnrolDialog({ name, phone, cardNo, onMember, onClose }: Props) {
  const t = useT();
  const describe = useErrorText();
  const command = useTillCommand('members.enrol');
  const [form, setForm] = useState<EnrolForm>({
    name,
    phone,
    cardNo,
    birthday: '',
    note: '',
    hasConsented: false,
    referrer: null,
  });
  const [isBirthdayBad, setIsBirthdayBad] = useState(false);
  const { failure } = command;
  const field =
    failure !== null && isEnrolError(failure.code) ? FIELD_OF_ERROR[failure.code] : null;
  const isDuplicate = failure?.code === 'members.maybeDuplicate';
  const text = failure === null ? '' : describe(failure);
  const errors: Partial<Record<EnrolField, string>> = {
    ...(isBirthdayBad ? { birthday: t('members:enrol.birthdayBad') } : {}),
    ...(field === null ? {} : { [field]: text }),
  };

  const change = (part: Partial<EnrolForm>) => {
    setForm((old) => ({ ...old, ...part }));
    command.reset();
    setIsBirthdayBad(false);
  };
  const enrol = async (isDuplicateAccepted: boolean) => {
    const input = enrolInput(form, isDuplicateAccepted);
    if (input === null) {
      setIsBirthdayBad(true);
      return;
    }
    const reply = await command.run(input);
    if (!reply.ok) return;
    notify({
      tone: 'ok',
      text: t('members:enrol.done', { name: form.name, cardNo: reply.value.cardNo }),
    });
    onMember(reply.value.memberId);
  };

  return (
    <Dialog
      isOpen
      width="sm"
      title={t('members:enrol.title')}
      onClose={onClose}
      onSubmit={() => void enrol(false)}
      isBusy={command.isPending}
      actions={
        <>
          <BigButton onClick={onClose} disabled={command.isPending}>
            {t('common:cancel')}
          </BigButton>
          <Box sx={{ flex: 1 }} />
          {isDuplicate ? (
            <BigButton disabled={command.isPending} onClick={() => void enrol(true)}>
              {t('members:enrol.anyway')}
            </BigButton>
          ) : null}
          <BigButton kind="primary" type="submit" keys="enter" disabled={command.isPending}>
            {t('members:enrol.submit')}
          </BigButton>
        </>
      }
    >
      <CardScan onCard={(code) => change({ cardNo: code })} />
      {failure !== null && field === null ? (
        <Box sx={{ mb: 2 }}>
          <ErrorNotice failure={failure} />
        </Box>
      ) : null}
      <EnrolFields
        form={form}
        errors={errors}
        firstField={phone === '' ? 'phone' : 'name'}
        onChange={change}
      />
      <DuplicateHints form={form} onOpen={onMember} />
    </Dialog>
  );
}

/** A card scanned while the dialog is open belongs to the new member. */
function CardScan({ onCard }: { readonly onCard: (code: string) => void }) {
  useScanHandler(({ code }) => onCard(code.slice(0, 64)));
  return null;
}

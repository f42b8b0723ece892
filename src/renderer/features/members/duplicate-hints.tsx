import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import type { CallValue } from '../../../contract/index.ts';
import { codePoints } from '../../../contract/kernel/text.ts';
import { phoneDigits } from '../../../contract/kernel/phone.ts';
import { useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { BigButton, Chip, TierChip } from '../../ui/index.ts';
import { readBirthday } from './enrol-form.ts';
import type { EnrolForm } from './enrol-form.ts';

type Duplicate = CallValue<'members.findDuplicates'>[number];

const REASONS: Readonly<Record<Duplicate['reason'], TKey>> = {
  phone: 'members:duplicate.phone',
  card: 'members:duplicate.card',
  nameAndBirthday: 'members:duplicate.nameAndBirthday',
  name: 'members:duplicate.name',
};
const DEBOUNCE_MS = 150;

/** Members who may be this person already, while it is still being typed. */
export function DuplicateHints({
  form,
  onOpen,
}: {
  readonly form: EnrolForm;
  readonly onOpen: (memberId: number) => void;
}) {
  const t = useT();
  const question = useDebounced(JSON.stringify(questionOf(form)));
  const asked = JSON.parse(question) as ReturnType<typeof questionOf>;
  const answer = useTillQuery('members.findDuplicates', asked, {
    isEnabled: isWorthAsking(asked),
    keepsPrevious: true,
  });
  const hits = isWorthAsking(asked) ? (answer.data ?? []) : [];
  return (
    <Box role="status" aria-live="polite" sx={{ mt: hits.length === 0 ? 0 : 2 }}>
      {hits.length === 0 ? null : (
        <Typography sx={{ fontWeight: 600, mb: 0.5 }}>
          {t('members:duplicate.title', { count: hits.length })}
        </Typography>
      )}
      {hits.slice(0, 4).map((hit) => (
        <Box
          key={hit.id}
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 1,
            py: 0.5,
            borderTop: '1px solid',
            borderColor: 'divider',
          }}
        >
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', minWidth: 0 }}>
              <Typography noWrap>{hit.name}</Typography>
              <TierChip tier={hit.tier} />
            </Box>
            <Typography noWrap variant="body2" sx={{ color: 'text.secondary' }}>
              {[hit.phoneMasked, hit.cardNo].filter((part) => part !== null).join(' · ')}
            </Typography>
          </Box>
          <Chip tone="warn">{t(REASONS[hit.reason])}</Chip>
          <BigButton onClick={() => onOpen(hit.id)}>{t('members:duplicate.open')}</BigButton>
        </Box>
      ))}
    </Box>
  );
}

function questionOf(form: EnrolForm) {
  return {
    name: form.name.trim(),
    phone: form.phone.trim(),
    cardNo: form.cardNo.trim(),
    birthday: readBirthday(form.birthday) ?? null,
  };
}

function isWorthAsking(asked: ReturnType<typeof questionOf>): boolean {
  return (
    codePoints(asked.name) >= 2 || phoneDigits(asked.phone).length >= 7 || asked.cardNo.length >= 4
  );
}

function useDebounced(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

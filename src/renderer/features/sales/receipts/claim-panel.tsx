import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { MemberHit } from '../../../../contract/members.ts';
import { foldWidth } from '../../../../contract/kernel/text.ts';
import type { Receipt } from '../../../../contract/sales.ts';
import { useT } from '../../../i18n/index.ts';
import { useAction } from '../../../lib/actions.ts';
import { useFormat } from '../../../lib/format.ts';
import { isImeKey } from '../../../lib/keys.ts';
import { notify } from '../../../lib/notices.ts';
import { useScans } from '../../../lib/use-scans.ts';
import { useTillCommand, useTillQuery } from '../../../lib/use-till.ts';
import { BigButton, ErrorNotice, TierChip } from '../../../ui/index.ts';

const LIMIT = 5;

/**
 * A sale that nobody's points were on, and the member who comes back with its receipt: their card
 * is scanned, or they are found by name or number; one more Enter gives it to them.
 */
export function ClaimPanel({ receipt }: { readonly receipt: Receipt }) {
  const t = useT();
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const [chosen, setChosen] = useState<MemberHit | null>(null);
  const { claimableUntil } = receipt;
  useAction({
    id: 'sales.claim',
    label: 'sales:claim.open',
    group: 'member',
    keys: 'f6',
    isEnabled: claimableUntil !== null && !isOpen,
    run: () => setIsOpen(true),
  });
  useScans('receipt', {
    member: ({ hit }) => {
      setChosen(hit);
      setIsOpen(true);
    },
  });
  if (claimableUntil === null) return null;
  return (
    <Box component="section" aria-label={t('sales:claim.open')} sx={SHEET}>
      <Typography sx={{ color: 'text.secondary', mb: 1 }}>
        {t('sales:claim.until', { day: format.day(claimableUntil) })}
      </Typography>
      {!isOpen ? (
        <BigButton keys="f6" onClick={() => setIsOpen(true)}>
          {t('sales:claim.open')}
        </BigButton>
      ) : chosen === null ? (
        <FindMember onChoose={setChosen} />
      ) : (
        <Confirm receipt={receipt} member={chosen} onBack={() => setChosen(null)} />
      )}
    </Box>
  );
}

function Confirm({
  receipt,
  member,
  onBack,
}: {
  readonly receipt: Receipt;
  readonly member: MemberHit;
  readonly onBack: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const command = useTillCommand('sales.claim');
  const give = () => {
    void command.run({ saleId: receipt.saleId, memberId: member.id }).then((reply) => {
      if (!reply.ok) return;
      const { memberName: name, pointsEarned, balanceAfter } = reply.value;
      const points = format.number(pointsEarned);
      const balance = format.number(balanceAfter);
      notify({ tone: 'ok', text: t('sales:claim.done', { name, points, balance }) });
    });
  };
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1, mb: 1 }}>
        <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{member.name}</Typography>
        <TierChip tier={member.tier} />
        <Typography sx={{ color: 'text.secondary' }}>
          {[member.phoneMasked, member.cardNo].filter((part) => part !== null).join(' · ')}
        </Typography>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <BigButton
          autoFocus
          kind="primary"
          keys="enter"
          disabled={command.isPending}
          onClick={give}
        >
          {t('sales:claim.give')}
        </BigButton>
        <BigButton disabled={command.isPending} onClick={onBack}>
          {t('sales:claim.other')}
        </BigButton>
      </Box>
      <Box sx={{ mt: 1 }}>
        <ErrorNotice failure={command.failure} />
      </Box>
    </>
  );
}

function FindMember({ onChoose }: { readonly onChoose: (member: MemberHit) => void }) {
  const t = useT();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const query = foldWidth(text).slice(0, 200);
  const answer = useTillQuery(
    'members.search',
    { text: query, limit: LIMIT },
    { isEnabled: query !== '', keepsPrevious: true },
  );
  const hits = query === '' ? [] : (answer.data?.hits ?? []);
  const isNobody = query !== '' && answer.isSuccess && !answer.isPlaceholderData;
  const index = Math.min(at, hits.length - 1);
  return (
    <>
      <TextField
        autoFocus
        fullWidth
        label={t('sales:claim.search')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (isImeKey(event)) return;
          const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
          if (by !== 0) setAt(Math.min(Math.max(index + by, 0), hits.length - 1));
          const hit = hits[index];
          if (event.key === 'Enter' && hit !== undefined && !answer.isPlaceholderData) {
            onChoose(hit);
          }
          // Enter in this dialog closes it otherwise: here it means the member.
          if (by !== 0 || event.key === 'Enter') event.preventDefault();
        }}
        helperText={isNobody && hits.length === 0 ? t('sales:claim.nobody') : ' '}
        slotProps={{
          htmlInput: { autoComplete: 'off', maxLength: 200 },
          inputLabel: { shrink: true },
        }}
      />
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {hits.map((hit, place) => (
          <li key={hit.id}>
            <ButtonBase tabIndex={-1} onClick={() => onChoose(hit)} sx={row(place === index)}>
              <Box component="span" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
                {hit.name}
              </Box>
              <TierChip tier={hit.tier} />
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {[hit.phoneMasked, hit.cardNo].filter((part) => part !== null).join(' · ')}
              </Box>
            </ButtonBase>
          </li>
        ))}
      </Box>
    </>
  );
}

const SHEET = {
  p: 2,
  border: '1px solid',
  borderColor: 'divider',
  borderRadius: 1,
} as const;

const row = (isAt: boolean) =>
  ({
    width: '100%',
    minHeight: 48,
    px: 1,
    gap: 1.5,
    justifyContent: 'flex-start',
    flexWrap: 'wrap',
    font: 'inherit',
    textAlign: 'left',
    bgcolor: isAt ? 'primary.soft' : 'transparent',
    outline: isAt ? '2px solid' : 'none',
    outlineColor: 'primary.main',
    outlineOffset: '-2px',
  }) as const;

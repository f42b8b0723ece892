import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useContext, useState } from 'react';
import { clockTime, instantOf } from '../../../../contract/kernel/time.ts';
import type { PointsAsOf } from '../../../../contract/points.ts';
import { useT } from '../../../i18n/index.ts';
import { TillFactsContext, useFormat } from '../../../lib/format.ts';
import { useTillQuery } from '../../../lib/use-till.ts';
import { BigButton, DateField, Dialog, ErrorNotice, Loading, TierChip } from '../../../ui/index.ts';
import { Section } from '../care/section.tsx';
import { BalanceSums } from './balance-sums.tsx';
import { LotsTable } from './lots-table.tsx';
import type { Named } from './words.ts';
import { KIND_NAMES } from './words.ts';

/** A member's points as they stood at a day and time, and what changed since. */
export function AsOfDialog({
  member,
  onClose,
}: {
  readonly member: Named;
  readonly onClose: () => void;
}) {
  const t = useT();
  const { timeZone } = useContext(TillFactsContext);
  const [day, setDay] = useState(() =>
    new Intl.DateTimeFormat('en-CA', { timeZone }).format(Date.now()),
  );
  const [time, setTime] = useState(() => clockTime(Date.now() - 60_000, timeZone).slice(0, 5));
  const at = momentOf(day, time, timeZone);
  const answer = useTillQuery(
    'points.asOf',
    { memberId: member.id, at: at ?? 0 },
    { isEnabled: at !== null, keepsPrevious: true },
  );
  const told = answer.data;
  return (
    <Dialog
      isOpen
      width="md"
      title={t('points:asOf.title', { name: member.name })}
      onClose={onClose}
      actions={
        <BigButton keys="esc" onClick={onClose}>
          {t('common:close')}
        </BigButton>
      }
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, pt: 1, mb: 2 }}>
        <DateField isFirst label={t('points:asOf.day')} day={day} onChange={setDay} />
        <TextField
          type="time"
          label={t('points:asOf.time')}
          value={time}
          onChange={(event) => setTime(event.target.value)}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      </Box>
      <ErrorNotice failure={at === null ? null : answer.error} />
      <Loading isWaiting={at !== null && answer.isPending} />
      {told === undefined ? null : <Told told={told} />}
    </Dialog>
  );
}

/** The instant of a day and a time where the store is; the end of the minute. */
function momentOf(day: string, time: string, timeZone: string): number | null {
  const [hours = NaN, minutes = NaN] = time.split(':').map(Number);
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(day) || Number.isNaN(hours + minutes)) return null;
  return Math.min(Date.now(), instantOf(day, hours * 60 + minutes, timeZone) + 59_999);
}

function Told({ told }: { readonly told: PointsAsOf }) {
  const t = useT();
  const format = useFormat();
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 1 }}>
        <TierChip tier={told.tier} />
        <span>{t('points:asOf.at', { at: format.dateTime(told.at) })}</span>
      </Box>
      <Box sx={{ maxWidth: 420 }}>
        <BalanceSums sums={told.sums} holdings={told.holdings} />
      </Box>
      {told.mergedLater.map(({ name, at }) => (
        <Typography key={at} variant="body2" sx={{ color: 'text.secondary' }}>
          {t('points:asOf.merged', { name, at: format.dateTime(at) })}
        </Typography>
      ))}
      <Section title={t('points:lots.title')}>
        <LotsTable lots={told.lots} lotCount={told.lotCount} hasMoves={false} />
      </Section>
      <Section title={t('points:asOf.since', { count: told.sinceCount })}>
        {told.since.length === 0 ? (
          <Typography sx={{ color: 'text.secondary' }}>{t('points:asOf.nothing')}</Typography>
        ) : null}
        {told.since.map((change) => (
          <Box
            key={change.entryId}
            sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, py: 0.5 }}
          >
            <span>
              {[format.dateTime(change.at), t(KIND_NAMES[change.kind]), change.receiptNo]
                .filter((part) => part !== null)
                .join(' · ')}
            </span>
            <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
              {change.points > 0 ? '+' : ''}
              {format.number(change.points)}
            </Box>
          </Box>
        ))}
      </Section>
    </>
  );
}

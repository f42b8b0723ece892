import Box from '@mui/material/Box';
import { useContext, useState } from 'react';
import type { CallValue } from '../../../../contract/index.ts';
import { useT } from '../../../i18n/index.ts';
import { TillFactsContext, useFormat } from '../../../lib/format.ts';
import { notify } from '../../../lib/notices.ts';
import { useTillCommand, useTillQuery } from '../../../lib/use-till.ts';
import { BigButton, DateField, ErrorNotice, Loading } from '../../../ui/index.ts';

const DAY_MS = 86_400_000;

/** A member's points over a period: the figures, the page as it is printed, and Print. */
export function StatementSection({ memberId }: { readonly memberId: number }) {
  const t = useT();
  const { timeZone } = useContext(TillFactsContext);
  const [fromDay, setFromDay] = useState(() => dayOf(Date.now() - 90 * DAY_MS, timeZone));
  const [toDay, setToDay] = useState(() => dayOf(Date.now(), timeZone));
  const isPeriod = /^\d{4}-/.test(fromDay) && /^\d{4}-/.test(toDay);
  const period = { memberId, fromDay, toDay };
  const answer = useTillQuery('members.statement', period, { isEnabled: isPeriod });
  const print = useTillCommand('members.printStatement');
  const run = async () => {
    const reply = await print.run(period);
    if (reply.ok) notify({ tone: 'ok', text: t('care:statement.printed') });
  };
  return (
    <Box sx={{ pt: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mb: 2 }}>
        <DateField label={t('care:statement.from')} day={fromDay} onChange={setFromDay} />
        <DateField label={t('care:statement.to')} day={toDay} onChange={setToDay} />
        <BigButton
          disabled={answer.data === undefined || print.isPending}
          onClick={() => void run()}
        >
          {t('care:statement.print')}
        </BigButton>
      </Box>
      <ErrorNotice failure={print.failure ?? (isPeriod ? answer.error : null)} />
      <Loading isWaiting={isPeriod && answer.isPending} />
      {answer.data === undefined ? null : <Sums statement={answer.data} />}
    </Box>
  );
}

function Sums({ statement }: { readonly statement: CallValue<'members.statement'> }) {
  const t = useT();
  const format = useFormat();
  const signed = (sign: string, points: number) =>
    points === 0 ? format.number(0) : `${sign}${format.number(points)}`;
  const rows = [
    [t('care:statement.opening'), format.number(statement.opening)],
    [t('care:statement.earned'), signed('+', statement.earned)],
    [t('care:statement.spent'), signed('−', statement.spent)],
    [t('care:statement.expired'), signed('−', statement.expired)],
    [t('care:statement.closing'), format.number(statement.closing)],
  ] as const;
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 3,
        gridTemplateColumns: 'repeat(auto-fit, minmax(260px, 1fr))',
        alignItems: 'start',
      }}
    >
      <Box component="dl" sx={{ m: 0 }}>
        {rows.map(([label, figure], index) => (
          <Box
            key={label}
            sx={{
              display: 'flex',
              justifyContent: 'space-between',
              gap: 2,
              py: 0.875,
              borderBottom: '1px solid',
              borderColor: 'divider',
              fontWeight: index === rows.length - 1 ? 650 : 400,
            }}
          >
            <dt>{label}</dt>
            <Box component="dd" sx={{ m: 0, fontVariantNumeric: 'tabular-nums' }}>
              {figure}
            </Box>
          </Box>
        ))}
      </Box>
      <Box
        component="img"
        src={`data:image/svg+xml,${encodeURIComponent(statement.svg)}`}
        alt={t('care:statement.preview')}
        sx={{
          display: 'block',
          width: '100%',
          maxWidth: 420,
          bgcolor: '#fff',
          border: '1px solid',
          borderColor: 'divider',
        }}
      />
    </Box>
  );
}

/** The day at a moment where the store is, as date fields write it. */
function dayOf(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);
}

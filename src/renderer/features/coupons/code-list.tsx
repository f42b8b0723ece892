import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useState } from 'react';
import {
  type CampaignRow,
  COUPON_STATES,
  type CouponRow,
  type CouponState,
} from '../../../contract/coupons.ts';
import { useT } from '../../i18n/index.ts';
import { notify } from '../../lib/notices.ts';
import { useTillCommand, useTillQuery } from '../../lib/use-till.ts';
import {
  BigButton,
  Chip,
  Choice,
  EmptyState,
  ErrorNotice,
  Loading,
  Sheet,
  type Tone,
} from '../../ui/index.ts';
import { useFormat } from '../../lib/format.ts';
import { groupedCode } from './grouped-code.ts';
import { CODE_TEXTS } from './coupon-texts.ts';

const TONES: Readonly<Record<CouponState, Tone>> = {
  usable: 'ok',
  coming: 'info',
  used: 'plain',
  expired: 'warn',
  void: 'danger',
};
const PAGE = 50;

/** The codes of a campaign: by state, page by page, to be printed. */
export function CodeList({ campaign }: { readonly campaign: CampaignRow }) {
  const t = useT();
  const [state, setState] = useState<CouponState | 'all'>('all');
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const print = useTillCommand('coupons.print');
  const cursor = cursors.at(-1);
  const answer = useTillQuery('coupons.codes', {
    campaignId: campaign.id,
    state: state === 'all' ? null : state,
    limit: PAGE,
    ...(cursor === undefined ? {} : { cursor }),
  });
  const { rows = [], nextCursor = null } = answer.data ?? {};
  const toggle = (id: number) =>
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const run = async () => {
    const reply = await print.run({ couponIds: [...chosen] });
    if (!reply.ok) return;
    setChosen(new Set());
    notify({ tone: 'ok', text: t('coupons:page.printed', { count: reply.value.count }) });
  };
  return (
    <>
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', mb: 1.5, flexWrap: 'wrap' }}>
        <Box sx={{ width: 220 }}>
          <Choice
            label={t('coupons:page.state')}
            value={state}
            options={[
              { value: 'all' as const, text: t('coupons:page.allStates') },
              ...COUPON_STATES.map((value) => ({ value, text: t(CODE_TEXTS[value]) })),
            ]}
            onChange={(next) => {
              setState(next);
              setCursors([]);
            }}
          />
        </Box>
        <Box sx={{ flex: 1 }} />
        <BigButton disabled={chosen.size === 0 || print.isPending} onClick={() => void run()}>
          {chosen.size === 0
            ? t('coupons:page.print')
            : t('coupons:page.printAll', { count: chosen.size })}
        </BigButton>
      </Box>
      <ErrorNotice failure={answer.error ?? print.failure} />
      <Loading isWaiting={answer.isPending} />
      {answer.data === undefined ? null : (
        <Sheet>
          {rows.length === 0 ? (
            <EmptyState title={t('coupons:page.noCodes')} />
          ) : (
            <CodeTable rows={rows} chosen={chosen} onToggle={toggle} />
          )}
        </Sheet>
      )}
      {nextCursor === null ? null : (
        <BigButton sx={{ mt: 1 }} onClick={() => setCursors([...cursors, nextCursor])}>
          {t('coupons:page.more')}
        </BigButton>
      )}
    </>
  );
}

function CodeTable({
  rows,
  chosen,
  onToggle,
}: {
  readonly rows: readonly CouponRow[];
  readonly chosen: ReadonlySet<number>;
  readonly onToggle: (id: number) => void;
}) {
  const t = useT();
  const format = useFormat();
  return (
    <Table>
      <TableHead>
        <TableRow>
          <TableCell padding="checkbox" />
          <TableCell>{t('coupons:page.code')}</TableCell>
          <TableCell>{t('coupons:page.member')}</TableCell>
          <TableCell>{t('coupons:page.validTo')}</TableCell>
          <TableCell>{t('coupons:page.state')}</TableCell>
          <TableCell>{t('coupons:page.used')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id} hover>
            <TableCell padding="checkbox">
              <Checkbox
                checked={chosen.has(row.id)}
                onChange={() => onToggle(row.id)}
                slotProps={{
                  input: { 'aria-label': t('coupons:page.select', { code: row.code }) },
                }}
              />
            </TableCell>
            <TableCell sx={NUMBER}>{groupedCode(row.code)}</TableCell>
            <TableCell>{row.member?.name ?? t('coupons:page.bearer')}</TableCell>
            <TableCell sx={NUMBER}>{format.day(row.validTo)}</TableCell>
            <TableCell>
              <Chip tone={TONES[row.state]}>{t(CODE_TEXTS[row.state])}</Chip>
            </TableCell>
            <TableCell sx={NUMBER}>
              {row.used === null ? '' : `${format.dateTime(row.used.at)} · ${row.used.receiptNo}`}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

const NUMBER = { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } as const;

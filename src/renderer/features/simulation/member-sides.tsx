import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { SimulatedMember, SimulationResult } from '../../../contract/simulation.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { BigButton, FigureTable, TierChip } from '../../ui/index.ts';
import { MemberHistoryDialog } from '../members/index.ts';
import { ReceiptDialog } from '../sales/index.ts';
import { signed } from './words.ts';

type Side = SimulationResult['members']['winners'];

/** Who would have more points and who fewer, with a way to each member's history. */
export function MemberSides({ result }: { readonly result: SimulationResult }) {
  const t = useT();
  const [shown, setShown] = useState<SimulatedMember | null>(null);
  const [receiptId, setReceiptId] = useState<number | null>(null);
  const { winners, losers } = result.members;
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fit, minmax(min(460px, 100%), 1fr))',
        gap: 2,
        alignItems: 'start',
      }}
    >
      <SideTable title={t('simulation:winners.title')} side={winners} onShow={setShown} />
      <SideTable title={t('simulation:losers.title')} side={losers} onShow={setShown} />
      {shown === null ? null : (
        <MemberHistoryDialog
          memberId={shown.memberId}
          name={shown.name}
          onOpenReceipt={setReceiptId}
          onClose={() => setShown(null)}
        />
      )}
      {receiptId === null ? null : (
        <ReceiptDialog saleId={receiptId} onClose={() => setReceiptId(null)} />
      )}
    </Box>
  );
}

function SideTable({
  title,
  side,
  onShow,
}: {
  readonly title: string;
  readonly side: Side;
  readonly onShow: (member: SimulatedMember) => void;
}) {
  const t = useT();
  const format = useFormat();
  return (
    <Stack component="section" sx={{ gap: 1, minWidth: 0 }}>
      <Typography variant="subtitle1">{title}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('simulation:side', {
          figure: format.number(side.count),
          points: signed(side.points, format.number),
          money: signed(side.minor, format.money),
        })}
      </Typography>
      {side.named.length === 0 ? null : (
        <FigureTable
          label={title}
          heads={[
            t('simulation:head.member'),
            t('simulation:posted'),
            t('simulation:simulated'),
            t('simulation:head.difference'),
          ]}
          rows={side.named.map((member) => ({
            key: String(member.memberId),
            cells: [
              <Stack
                key="name"
                direction="row"
                sx={{ alignItems: 'center', gap: 1, flexWrap: 'wrap', ml: -1 }}
              >
                <BigButton kind="quiet" size="small" onClick={() => onShow(member)}>
                  {member.name}
                </BigButton>
                <TierChip tier={member.tier} />
              </Stack>,
              format.number(member.posted),
              format.number(member.simulated),
              signed(member.simulated - member.posted, format.number),
            ],
          }))}
        />
      )}
    </Stack>
  );
}

import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { HeldBasket } from '../../../../contract/sales.ts';
import { useT } from '../../../i18n/index.ts';
import type { TKey } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { useTillCommand, useTillQuery } from '../../../lib/use-till.ts';
import { BigButton, Dialog, EmptyState, ErrorNotice, Kbd } from '../../../ui/index.ts';
import { useSale } from '../state/sale-store.ts';
import { HeldList } from './held-list.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { useResume } from './use-resume.ts';

const REASONS: readonly TKey[] = [
  'sales:reason.notBack',
  'sales:reason.changedMind',
  'sales:reason.mistake',
];

/** The baskets that wait: arrows and Enter take one up (取单), Delete gives one up. */
export function HeldDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const held = useTillQuery('sales.held', {});
  const [leaving, setLeaving] = useState<HeldBasket | null>(null);
  const [wanted, setWanted] = useState<HeldBasket | null>(null);
  const isInTheWay = useSale().lines.length > 0;
  const { resume, swap, isBusy, failure } = useResume(onClose);
  const rows = held.data ?? [];
  return (
    <Dialog
      isOpen
      width="sm"
      title={t('sales:held.title', { count: rows.length })}
      onClose={onClose}
      isBusy={isBusy}
      actions={
        <Foot
          hasKeys={rows.length > 0 && (wanted === null || !isInTheWay)}
          hasFocus={rows.length === 0 && leaving === null}
          onClose={onClose}
        />
      }
    >
      <ErrorNotice failure={held.error ?? failure} />
      {wanted !== null && isInTheWay ? (
        <InTheWay
          name={wanted.name}
          isBusy={isBusy}
          onSwap={() => void swap(wanted)}
          onBack={() => setWanted(null)}
        />
      ) : held.isSuccess && rows.length === 0 ? (
        <EmptyState title={t('sales:held.empty')} hint={t('sales:held.emptyHint')} />
      ) : (
        <HeldList
          rows={rows}
          isDisabled={isBusy}
          onTakeUp={(row) => (isInTheWay ? setWanted(row) : void resume(row))}
          onGiveUp={setLeaving}
        />
      )}
      {leaving === null ? null : <GiveUp held={leaving} onClose={() => setLeaving(null)} />}
    </Dialog>
  );
}

function Foot({
  hasKeys,
  hasFocus,
  onClose,
}: {
  /** Whether the keys of the list mean something now. */
  readonly hasKeys: boolean;
  readonly hasFocus: boolean;
  readonly onClose: () => void;
}) {
  const t = useT();
  return (
    <>
      {hasKeys ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          <Kbd keys="enter" /> {t('sales:held.takeUp')} · <Kbd keys="delete" />{' '}
          {t('sales:held.giveUp')}
        </Typography>
      ) : null}
      <Box sx={{ flex: 1 }} />
      {/* A button of its own, since the focus is given at the first drawing only. */}
      <BigButton key={hasFocus ? 'only' : 'also'} autoFocus={hasFocus} onClick={onClose}>
        {t('common:close')}
      </BigButton>
    </>
  );
}

/** The sale on the counter stays where it is until somebody says what becomes of it. */
function InTheWay({
  name,
  isBusy,
  onSwap,
  onBack,
}: {
  readonly name: string;
  readonly isBusy: boolean;
  readonly onSwap: () => void;
  readonly onBack: () => void;
}) {
  const t = useT();
  return (
    <Box role="alert" sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
      <div>
        <Typography sx={{ fontWeight: 600 }}>{t('sales:held.inTheWay')}</Typography>
        <Typography sx={{ color: 'text.secondary' }}>
          {t('sales:held.inTheWayHint', { name })}
        </Typography>
      </div>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <BigButton autoFocus kind="primary" keys="enter" disabled={isBusy} onClick={onSwap}>
          {t('sales:held.swap')}
        </BigButton>
        <BigButton disabled={isBusy} onClick={onBack}>
          {t('sales:held.back')}
        </BigButton>
      </Box>
    </Box>
  );
}

function GiveUp({ held, onClose }: { readonly held: HeldBasket; readonly onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const command = useTillCommand('sales.discardHeld');
  const { heldId, name, lineCount, totalMinor } = held;
  return (
    <ReasonDialog
      title={t('sales:held.giveUpTitle', { name })}
      what={t('sales:void.what', {
        count: lineCount,
        total: totalMinor === null ? '–' : format.money(totalMinor),
      })}
      action={t('sales:held.giveUpAction')}
      reasons={REASONS.map((key) => t(key))}
      isBusy={command.isPending}
      failure={command.failure}
      onGive={(reason) => {
        void command.run({ heldId, reason }).then((reply) => {
          if (reply.ok) onClose();
        });
      }}
      onClose={onClose}
    />
  );
}

import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { MergeField } from '../../../../contract/member-lists.ts';
import { foldWidth } from '../../../../contract/kernel/text.ts';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { notify } from '../../../lib/notices.ts';
import { useTillQuery } from '../../../lib/use-till.ts';
import { BigButton, Dialog, ErrorNotice, Loading } from '../../../ui/index.ts';
import { MergePick } from './merge-pick.tsx';
import { MergeTable } from './merge-table.tsx';
import { TIER_NAMES } from './tier-names.ts';
import { useDecided } from './use-decided.ts';

interface Props {
  /** The member from whose page it was asked; stays unless turned round. */
  readonly one: { readonly id: number; readonly name: string };
  /** The other one, if it is known already. */
  readonly otherId: number | null;
  readonly onMerged: (memberId: number) => void;
  readonly onClose: () => void;
}

const TYPED = 4;

/** Two members become one: choose, look at both side by side, type, confirm. */
export function MergeDialog({ one, otherId, onMerged, onClose }: Props) {
  const t = useT();
  const [pair, setPair] = useState<{ survivorId: number; mergedId: number } | null>(
    otherId === null ? null : { survivorId: one.id, mergedId: otherId },
  );
  if (pair === null) {
    return (
      <MergePick
        one={one}
        onPick={(mergedId) => setPair({ survivorId: one.id, mergedId })}
        onClose={onClose}
      />
    );
  }
  return (
    <Compare
      key={pair.survivorId}
      pair={pair}
      title={t('care:merge.title')}
      onSwap={() => setPair({ survivorId: pair.mergedId, mergedId: pair.survivorId })}
      onMerged={onMerged}
      onClose={onClose}
    />
  );
}

function Compare({
  pair,
  title,
  onSwap,
  onMerged,
  onClose,
}: {
  readonly pair: { readonly survivorId: number; readonly mergedId: number };
  readonly title: string;
  readonly onSwap: () => void;
  readonly onMerged: (memberId: number) => void;
  readonly onClose: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const answer = useTillQuery('members.mergePreview', pair);
  const decided = useDecided('members.merge');
  const [take, setTake] = useState<readonly MergeField[]>([]);
  const [typed, setTyped] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const preview = answer.data;
  const merge = async () => {
    if (preview === undefined) return;
    const { survivor, merged } = preview;
    if (foldWidth(typed).toUpperCase() !== merged.cardNo.slice(-TYPED)) {
      setIsWrong(true);
      return;
    }
    const reply = await decided.run(
      {
        ...pair,
        survivorVersion: survivor.version,
        mergedVersion: merged.version,
        take: take.filter((field) => preview.conflicts.includes(field)),
      },
      t('care:merge.what', { merged: merged.name, survivor: survivor.name }),
    );
    if (reply?.ok !== true) return;
    const { movedPurchases, movedPoints, memberId } = reply.value;
    notify({
      tone: 'ok',
      text: t('care:merge.done', {
        name: take.includes('name') ? merged.name : survivor.name,
        purchases: format.number(movedPurchases),
        points: format.number(movedPoints),
      }),
    });
    onMerged(memberId);
  };
  return (
    <Dialog
      isOpen
      width="md"
      title={title}
      isBusy={decided.isPending}
      onClose={onClose}
      onSubmit={() => void merge()}
      actions={
        <>
          <BigButton onClick={onClose} disabled={decided.isPending}>
            {t('common:cancel')}
          </BigButton>
          <BigButton onClick={onSwap} disabled={decided.isPending}>
            {t('care:merge.swap')}
          </BigButton>
          <Box sx={{ flex: 1 }} />
          <BigButton
            kind="danger"
            type="submit"
            keys="enter"
            disabled={preview === undefined || decided.isPending}
          >
            {t('care:merge.submit')}
          </BigButton>
        </>
      }
    >
      <ErrorNotice failure={answer.error} />
      <Loading isWaiting={answer.isPending} />
      {preview === undefined ? null : (
        <Box sx={{ display: 'grid', gap: 2 }}>
          <MergeTable preview={preview} take={take} onTake={setTake} />
          <Typography>
            {t('care:merge.outcome', {
              name: take.includes('name') ? preview.merged.name : preview.survivor.name,
              points: format.number(preview.balanceAfter),
              tier: t(TIER_NAMES[preview.tier]),
            })}
          </Typography>
          <Typography>{t('care:merge.typing', { card: preview.merged.cardNo })}</Typography>
          <TextField
            autoFocus={preview.conflicts.length === 0}
            label={t('care:merge.typed')}
            value={typed}
            error={isWrong}
            helperText={
              isWrong ? t('care:merge.typedWrong', { card: preview.merged.cardNo }) : undefined
            }
            onChange={(event) => {
              setTyped(event.target.value);
              setIsWrong(false);
            }}
            slotProps={{ htmlInput: { maxLength: 8 } }}
            sx={{ maxWidth: 280 }}
          />
          <ErrorNotice failure={decided.failure} />
        </Box>
      )}
    </Dialog>
  );
}

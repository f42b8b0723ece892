import type { ProgrammeDraft } from '../../../../contract/programmes.ts';
import { useT } from '../../../i18n/index.ts';
import { askTill } from '../../../lib/bridge.ts';
import { notify } from '../../../lib/notices.ts';
import { useTillCommand } from '../../../lib/use-till.ts';

/** Begins drafts and throws them away. */
export function useDrafts(onOpen: (draftUid: string) => void) {
  const t = useT();
  const create = useTillCommand('programmes.createDraft');
  const discard = useTillCommand('programmes.discardDraft');
  const begin = async (basedOn: number | null) => {
    const name =
      basedOn === null
        ? t('programme:draft.newName')
        : t('programme:draft.nameFrom', { version: basedOn });
    const reply = await create.run({ name, basedOn });
    if (reply.ok) onOpen(reply.value.draftUid);
  };
  /** Throws a draft away and offers it back, as it was. */
  const throwAway = async (draft: ProgrammeDraft) => {
    const { rules } = await askTill('programmes.draft', { draftUid: draft.uid });
    const reply = await discard.run({ draftUid: draft.uid, rowVersion: draft.rowVersion });
    if (!reply.ok) return;
    const { name, basedOn, effectiveFrom } = draft;
    notify({
      tone: 'info',
      text: t('programme:draft.discarded', { name }),
      action: {
        label: t('common:undo'),
        run: () => void create.run({ name, basedOn, effectiveFrom, rules }),
      },
    });
  };
  return {
    begin,
    throwAway,
    isBusy: create.isPending || discard.isPending,
    failure: create.failure ?? discard.failure,
  };
}

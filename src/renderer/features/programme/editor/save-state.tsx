import { useT } from '../../../i18n/index.ts';
import type { DraftKeeper } from './use-draft-keeper.ts';

/** Whether what is on the screen is kept, and what the draft was begun from. */
export function SaveState({
  keeper,
  basedOn,
}: {
  readonly keeper: DraftKeeper;
  readonly basedOn: number | null;
}) {
  const t = useT();
  const from =
    basedOn === null
      ? t('programme:draft.fromScratch')
      : t('programme:draft.fromVersion', { version: basedOn });
  const kept = {
    saved: t('programme:draft.saved'),
    waiting: t('programme:draft.waiting'),
    saving: t('programme:draft.waiting'),
    failed: t('programme:draft.notSaved'),
  }[keeper.state];
  return (
    <>
      {from} {kept}
    </>
  );
}

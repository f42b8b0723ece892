import { useT } from '../../../i18n/index.ts';
import { notify } from '../../../lib/notices.ts';
import { useTillCommand } from '../../../lib/use-till.ts';
import { BigButton, ErrorNotice } from '../../../ui/index.ts';
import type { Editor } from './use-editor.ts';

interface Props {
  readonly editor: Editor;
  readonly onOpen: (draftUid: string) => void;
  readonly onClose: () => void;
}

/**
 * When a draft cannot be saved because somebody else changed, discarded or published it: what is on
 * the screen can be kept as a draft of its own, so that nobody loses anything.
 */
export function ConflictNotice({ editor, onOpen, onClose }: Props) {
  const t = useT();
  const create = useTillCommand('programmes.createDraft');
  const { keeper, loaded } = editor;
  if (keeper.failure === null) return null;
  const keep = async () => {
    const { name, rules, effectiveFrom } = keeper.text;
    const { basedOn } = loaded.draft;
    const copy = t('programme:rule.copyOf', { name }).slice(0, 60);
    const reply = await create.run({ name: copy, rules, effectiveFrom, basedOn });
    if (!reply.ok) return;
    notify({ tone: 'ok', text: t('programme:conflict.kept', { name: copy }) });
    onOpen(reply.value.draftUid);
  };
  return (
    <>
      <ErrorNotice
        failure={keeper.failure}
        action={
          <>
            <BigButton onClick={() => void keeper.flush()}>{t('common:retry')}</BigButton>
            <BigButton onClick={onClose}>{t('programme:conflict.theirs')}</BigButton>
            <BigButton kind="primary" disabled={create.isPending} onClick={() => void keep()}>
              {t('programme:conflict.keep')}
            </BigButton>
          </>
        }
      />
      <ErrorNotice failure={create.failure} />
    </>
  );
}

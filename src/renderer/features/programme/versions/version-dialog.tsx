import { useMemo } from 'react';
import type { CallValue } from '../../../../contract/index.ts';
import { useT } from '../../../i18n/index.ts';
import { useTillQuery } from '../../../lib/use-till.ts';
import { BigButton, Dialog, ErrorNotice, Loading } from '../../../ui/index.ts';
import { SaidList } from '../editor/said-list.tsx';
import { useWords } from '../editor/use-words.ts';
import { sayProgramme } from '../words/say-programme.ts';

interface Props {
  readonly version: number;
  readonly onClose: () => void;
  readonly onBegin: () => void;
}

/** What a version says, in plain words. It can be begun from, never changed. */
export function VersionDialog({ version, onClose, onBegin }: Props) {
  const t = useT();
  const found = useTillQuery('programmes.version', { version });
  return (
    <Dialog
      isOpen
      width="md"
      title={t('programme:version.title', { version })}
      onClose={onClose}
      onSubmit={onBegin}
      actions={
        <>
          <BigButton onClick={onClose}>{t('common:close')}</BigButton>
          <BigButton kind="primary" type="submit">
            {t('programme:version.begin')}
          </BigButton>
        </>
      }
    >
      <ErrorNotice failure={found.error} />
      <Loading isWaiting={found.isPending} />
      {found.data === undefined ? null : <VersionText found={found.data} />}
    </Dialog>
  );
}

function VersionText({ found }: { readonly found: CallValue<'programmes.version'> }) {
  const names = useMemo(
    () => new Map(found.targets.map((target) => [target.uid, target])),
    [found.targets],
  );
  const words = useWords(names);
  return <SaidList parts={sayProgramme(found.rules, words)} />;
}

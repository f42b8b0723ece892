import Box from '@mui/material/Box';
import { useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { BigButton, ErrorNotice } from '../../ui/index.ts';
import { TypedConfirm } from './typed-confirm.tsx';
import { useRestore } from './use-restore.ts';

/** Lets a person choose a backup anywhere, and puts it in the place of the store. */
export function RestoreFile({ isFocused = false }: { readonly isFocused?: boolean }) {
  const t = useT();
  const choose = useTillCommand('system.chooseBackup');
  const restore = useRestore();
  const [file, setFile] = useState<string | null>(null);
  const [step, setStep] = useState<'none' | 'confirm' | 'foreign'>('none');
  const pick = async () => {
    restore.reset();
    const reply = await choose.run({});
    if (!reply.ok || reply.value === null) return;
    setFile(reply.value.file);
    setStep('confirm');
  };
  const start = (isForeignAccepted: boolean) => {
    setStep('none');
    if (file !== null) void restore.start({ file, isChosen: true, isForeignAccepted });
  };
  const owner = {
    storeName: String(restore.owner?.['storeName'] ?? ''),
    tillCode: String(restore.owner?.['tillCode'] ?? ''),
  };
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2, alignItems: 'flex-start' }}>
      <BigButton
        autoFocus={isFocused}
        disabled={choose.isPending || restore.isPending}
        onClick={() => void pick()}
      >
        {restore.isPending ? t('system:restore.working') : t('system:restore.fromFile')}
      </BigButton>
      <ErrorNotice
        failure={restore.failure ?? choose.failure}
        action={
          restore.owner === null ? undefined : (
            <BigButton onClick={() => setStep('foreign')}>{t('system:restore.foreign')}</BigButton>
          )
        }
      />
      <TypedConfirm
        isOpen={step === 'confirm'}
        title={t('system:restore.action')}
        text={t('system:restore.confirmFile', { file: file ?? '' })}
        word={t('system:restore.word')}
        onCancel={() => setStep('none')}
        onConfirm={() => start(false)}
      />
      <TypedConfirm
        isOpen={step === 'foreign'}
        title={t('system:restore.foreign')}
        text={t('system:restore.foreignText', owner)}
        word={t('system:restore.word')}
        onCancel={() => setStep('none')}
        onConfirm={() => start(true)}
      />
    </Box>
  );
}

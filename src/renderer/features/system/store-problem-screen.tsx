import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Boot } from '../../../contract/system.ts';
import { useT } from '../../i18n/index.ts';
import { refetchEverything } from '../../lib/query-client.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { BigButton, ErrorNotice, Sheet, StartPage } from '../../ui/index.ts';
import { BackupList } from './backup-list.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { PROBLEMS } from './problem-texts.ts';
import { TypedConfirm } from './typed-confirm.tsx';

type Problem = Extract<Boot['store'], { state: 'problem' }>;

/** The store did not open: what is wrong, where, what is lost, what to do now. */
export function StoreProblemScreen({ store }: { readonly store: Problem }) {
  const t = useT();
  const text = PROBLEMS[store.problem];
  const retry = useTillCommand('system.retryStore');
  const [isAccepting, setIsAccepting] = useState(false);
  const tryAgain = (isLossAccepted: boolean) => {
    setIsAccepting(false);
    void retry.run({ isLossAccepted }).then(() => refetchEverything());
  };
  return (
    <StartPage
      title={t(text.title)}
      lead={t('system:problem.lead')}
      end={<LanguageChoice />}
      width={760}
    >
      <Sheet>
        <Box component="dl" sx={{ m: 0, px: 3, py: 1 }}>
          <Fact title={t('system:problem.isLost')}>{t(text.lost)}</Fact>
          <Fact title={t('system:problem.whatNow')}>{t(text.todo)}</Fact>
          <Fact title={t('system:problem.where')}>
            <Box component="code" sx={{ overflowWrap: 'anywhere', userSelect: 'text' }}>
              {store.path}
            </Box>
          </Fact>
          <Fact title={t('system:problem.support')}>
            <Box
              component="span"
              sx={{ overflowWrap: 'anywhere', color: 'text.secondary', userSelect: 'text' }}
            >
              {t('system:problem.detail', { code: store.problem, detail: store.detail })}
            </Box>
          </Fact>
        </Box>
      </Sheet>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', my: 3 }}>
        <BigButton
          kind="primary"
          autoFocus
          disabled={retry.isPending}
          onClick={() => tryAgain(false)}
        >
          {retry.isPending ? t('system:problem.retrying') : t('common:retry')}
        </BigButton>
        {store.problem === 'store.eventsMissing' ? (
          <BigButton onClick={() => setIsAccepting(true)}>
            {t('system:problem.openAnyway')}
          </BigButton>
        ) : null}
      </Box>
      <ErrorNotice failure={retry.failure} />
      {text.isRestorable ? <BackupList backups={store.backups} /> : null}
      <TypedConfirm
        isOpen={isAccepting}
        title={t('system:problem.openAnyway')}
        text={t('system:problem.openAnywayText')}
        word={t('system:problem.openWord')}
        onCancel={() => setIsAccepting(false)}
        onConfirm={() => tryAgain(true)}
      />
    </StartPage>
  );
}

function Fact({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: '176px 1fr' },
        gap: 1,
        py: 1.5,
        '& + &': { borderTop: '1px solid', borderColor: 'divider' },
      }}
    >
      <Typography component="dt" sx={{ fontWeight: 600 }}>
        {title}
      </Typography>
      <Typography component="dd" sx={{ m: 0, minWidth: 0 }}>
        {children}
      </Typography>
    </Box>
  );
}

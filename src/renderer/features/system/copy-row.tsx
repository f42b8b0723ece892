import Box from '@mui/material/Box';
import type { CallValue } from '../../../contract/index.ts';
import { useT } from '../../i18n/index.ts';
import { refetchEverything } from '../../lib/query-client.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { BigButton, ErrorNotice, StatusDot } from '../../ui/index.ts';
import { Row } from './health-row.tsx';

/** Where the second copy of every backup goes, or what it means that there is none. */
export function CopyRow({ facts }: { readonly facts: CallValue<'system.health'> }) {
  const t = useT();
  const choose = useTillCommand('system.chooseBackupFolder');
  const stop = useTillCommand('system.setMachine');
  const { copyFolder, copyProblem } = facts;
  return (
    <>
      <Row
        name={t('system:health.copy')}
        action={
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, justifyContent: 'flex-end' }}>
            {copyFolder === null ? null : (
              <BigButton
                kind="quiet"
                disabled={stop.isPending}
                onClick={() => void stop.run({ backupFolder: null }).then(refetchEverything)}
              >
                {t('system:health.copyStop')}
              </BigButton>
            )}
            <BigButton
              disabled={choose.isPending}
              onClick={() => void choose.run({}).then(refetchEverything)}
            >
              {t('system:health.copyChoose')}
            </BigButton>
          </Box>
        }
      >
        <Box component="span" sx={{ overflowWrap: 'anywhere', minWidth: 0 }}>
          {copyFolder === null || copyProblem !== null ? (
            <>
              <StatusDot tone="warn" />{' '}
              {copyFolder === null
                ? t('system:health.copyNone')
                : t('system:health.copyFailed', { folder: copyFolder })}
            </>
          ) : (
            copyFolder
          )}
        </Box>
      </Row>
      <ErrorNotice failure={choose.failure ?? stop.failure} />
    </>
  );
}

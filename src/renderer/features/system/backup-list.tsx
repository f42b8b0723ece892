import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { Boot } from '../../../contract/system.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { refetchEverything } from '../../lib/query-client.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { BigButton, EmptyState, ErrorNotice, Sheet } from '../../ui/index.ts';
import { RestoreFile } from './restore-file.tsx';
import { TypedConfirm } from './typed-confirm.tsx';

type Backup = Extract<Boot['store'], { state: 'problem' }>['backups'][number];

/** The backups beside a store that does not open; one of them can take its place. */
export function BackupList({ backups }: { readonly backups: readonly Backup[] }) {
  const t = useT();
  const format = useFormat();
  const [chosen, setChosen] = useState<Backup | null>(null);
  const restore = useTillCommand('system.restoreBackup');
  return (
    <>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {t('system:restore.title')}
      </Typography>
      <Typography sx={{ color: 'text.secondary', mb: 2 }}>{t('system:restore.lead')}</Typography>
      <ErrorNotice failure={restore.failure} />
      <Sheet>
        {backups.length === 0 ? (
          <EmptyState title={t('system:restore.none')} hint={t('system:restore.noneHint')} />
        ) : (
          <Table>
            <TableHead>
              <TableRow>
                <TableCell>{t('system:restore.made')}</TableCell>
                <TableCell>{t('system:restore.file')}</TableCell>
                <TableCell align="right">{t('system:restore.size')}</TableCell>
                <TableCell />
              </TableRow>
            </TableHead>
            <TableBody>
              {backups.map((backup) => (
                <TableRow key={backup.file}>
                  <TableCell>{format.dateTime(backup.at)}</TableCell>
                  <TableCell sx={{ overflowWrap: 'anywhere', color: 'text.secondary' }}>
                    {backup.file}
                  </TableCell>
                  <TableCell align="right">{format.bytes(backup.bytes)}</TableCell>
                  <TableCell align="right" sx={{ py: 0.5 }}>
                    <BigButton disabled={restore.isPending} onClick={() => setChosen(backup)}>
                      {t('system:restore.action')}
                    </BigButton>
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </Sheet>
      <Box sx={{ mt: 2 }}>
        <RestoreFile />
      </Box>
      <Box role="status">{restore.isPending ? t('system:restore.working') : null}</Box>
      <TypedConfirm
        isOpen={chosen !== null}
        title={t('system:restore.action')}
        text={t('system:restore.confirm', {
          time: chosen === null ? '' : format.dateTime(chosen.at),
        })}
        word={t('system:restore.word')}
        onCancel={() => setChosen(null)}
        onConfirm={() => {
          const file = chosen?.file ?? '';
          setChosen(null);
          void restore.run({ file }).then(() => refetchEverything());
        }}
      />
    </>
  );
}

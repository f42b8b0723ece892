import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ProgrammeDraft } from '../../../../contract/programmes.ts';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { BigButton, Sheet } from '../../../ui/index.ts';

interface Props {
  readonly drafts: readonly ProgrammeDraft[];
  readonly isBusy: boolean;
  readonly onOpen: (draft: ProgrammeDraft) => void;
  readonly onDiscard: (draft: ProgrammeDraft) => void;
}

/** The drafts that are open, the last saved first. */
export function DraftTable({ drafts, isBusy, onOpen, onDiscard }: Props) {
  const t = useT();
  const format = useFormat();
  return (
    <Sheet>
      <Table>
        <TableHead>
          <TableRow>
            <TableCell>{t('programme:draft.name')}</TableCell>
            <TableCell>{t('programme:draft.from')}</TableCell>
            <TableCell>{t('programme:draft.savedAt')}</TableCell>
            <TableCell />
          </TableRow>
        </TableHead>
        <TableBody>
          {drafts.map((draft) => (
            <TableRow key={draft.uid} sx={{ '&:last-child td': { borderBottom: 0 } }}>
              <TableCell sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{draft.name}</TableCell>
              <TableCell>
                {draft.basedOn === null
                  ? t('programme:draft.scratch')
                  : t('programme:draft.version', { version: draft.basedOn })}
              </TableCell>
              <TableCell>
                {t('programme:list.by', {
                  name: draft.savedBy ?? '—',
                  at: format.dateTime(draft.savedAt),
                })}
              </TableCell>
              <TableCell align="right" sx={{ py: 0.5, whiteSpace: 'nowrap' }}>
                <BigButton
                  kind="quiet"
                  disabled={isBusy}
                  aria-label={t('programme:draft.discardFor', { name: draft.name })}
                  onClick={() => onDiscard(draft)}
                >
                  {t('programme:draft.discard')}
                </BigButton>
                <BigButton
                  kind="quiet"
                  aria-label={t('programme:draft.openFor', { name: draft.name })}
                  onClick={() => onOpen(draft)}
                >
                  {t('programme:draft.open')}
                </BigButton>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Sheet>
  );
}

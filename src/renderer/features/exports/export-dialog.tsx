import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import Stack from '@mui/material/Stack';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import {
  DATED_LISTS,
  EXPORT_LISTS,
  type ExportFormat,
  type ExportList,
} from '../../../contract/exports.ts';
import { useT } from '../../i18n/index.ts';
import { notify } from '../../lib/notices.ts';
import { useTillCommand, useTillEvent } from '../../lib/use-till.ts';
import { BigButton, Choice, Dialog, ErrorNotice } from '../../ui/index.ts';
import { LIST_NAMES, wordsFor } from './list-names.ts';

interface Props {
  /** The list of the screen it was opened from; null = let the person choose. */
  readonly list: ExportList | null;
  readonly among?: readonly ExportList[];
  readonly days?: { readonly from: string; readonly until: string };
  readonly onClose: () => void;
}

/** Which list, as what file, of which days; then the system asks for the place. */
export function ExportDialog({ list: fixed, among = EXPORT_LISTS, days, onClose }: Props) {
  const t = useT();
  const [list, setList] = useState<ExportList>(
    fixed ?? among.find((one) => one === 'receipts') ?? among[0] ?? 'receipts',
  );
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const [from, setFrom] = useState(days?.from ?? '');
  const [until, setUntil] = useState(days?.until ?? '');
  const [showsContacts, setShowsContacts] = useState(false);
  const run = useTillCommand('exports.run');
  const stop = useTillCommand('exports.cancel');
  const [rows, setRows] = useState(0);
  useTillEvent('job.progress', ({ job, done }) => {
    if (job === 'export') setRows(done);
  });
  const isDated = DATED_LISTS.includes(list);
  const start = async () => {
    setRows(0);
    const reply = await run.run({
      list,
      format,
      from: isDated && from !== '' ? from : null,
      until: isDated && until !== '' ? until : null,
      showsContacts: list === 'members' && showsContacts,
      ...wordsFor(list, t),
    });
    if (!reply.ok || reply.value === null) return;
    notify({ tone: 'ok', text: t('exports:done', { ...reply.value, count: reply.value.rows }) });
    onClose();
  };
  return (
    <Dialog
      isOpen
      width="xs"
      title={fixed === null ? t('exports:title') : t(LIST_NAMES[fixed])}
      isBusy={run.isPending}
      onClose={onClose}
      onSubmit={() => void start()}
      actions={
        <>
          {run.isPending ? (
            <BigButton onClick={() => void stop.run({})}>{t('exports:stop')}</BigButton>
          ) : (
            <BigButton onClick={onClose}>{t('common:cancel')}</BigButton>
          )}
          <BigButton kind="primary" type="submit" disabled={run.isPending}>
            {run.isPending ? t('exports:rows', { count: rows }) : t('exports:choose')}
          </BigButton>
        </>
      }
    >
      <Stack sx={{ gap: 2, pt: 1 }}>
        {fixed === null ? (
          <Choice
            label={t('exports:pick')}
            value={list}
            options={among.map((value) => ({ value, text: t(LIST_NAMES[value]) }))}
            onChange={setList}
          />
        ) : null}
        <Choice
          label={t('exports:format')}
          value={format}
          options={[
            { value: 'xlsx', text: t('exports:xlsx') },
            { value: 'csv', text: t('exports:csv') },
          ]}
          onChange={setFormat}
        />
        {isDated ? (
          <Stack>
            <Stack direction="row" sx={{ gap: 2 }}>
              <Day label={t('exports:from')} value={from} onChange={setFrom} />
              <Day label={t('exports:until')} value={until} onChange={setUntil} />
            </Stack>
            <FormHelperText>{t('exports:periodHint')}</FormHelperText>
          </Stack>
        ) : null}
        {list === 'members' ? (
          <Stack>
            <FormControlLabel
              control={
                <Switch
                  checked={showsContacts}
                  onChange={(event) => setShowsContacts(event.target.checked)}
                />
              }
              label={t('exports:contacts')}
            />
            <FormHelperText>{t('exports:contactsHint')}</FormHelperText>
          </Stack>
        ) : null}
        <ErrorNotice failure={run.failure} />
      </Stack>
    </Dialog>
  );
}

interface DayProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
}

function Day({ label, value, onChange }: DayProps) {
  return (
    <TextField
      fullWidth
      type="date"
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
}

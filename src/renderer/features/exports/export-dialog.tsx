import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import Stack from '@mui/material/Stack';
import Switch from '@mui/material/Switch';
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
import { BigButton, Choice, DateField, Dialog, ErrorNotice, Pair } from '../../ui/index.ts';
import { LIST_NAMES, wordsFor } from './list-names.ts';

interface Props {
  /** The list of the screen it was opened from; null = let the person choose. */
  readonly list: ExportList | null;
  readonly among?: readonly ExportList[];
  readonly days?: { readonly from: string; readonly until: string };
  /** `tierNear`: at most so many percent lacking. */
  readonly percent?: number;
  readonly onClose: () => void;
}

const PERCENTS = [5, 10, 20, 30, 50];

/** Which list, as what file, of which days; then the system asks for the place. */
export function ExportDialog({ list: fixed, among = EXPORT_LISTS, days, ...props }: Props) {
  const { onClose } = props;
  const t = useT();
  const [list, setList] = useState<ExportList>(
    fixed ?? among.find((one) => one === 'receipts') ?? among[0] ?? 'receipts',
  );
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const [from, setFrom] = useState(days?.from ?? '');
  const [until, setUntil] = useState(days?.until ?? '');
  const [percent, setPercent] = useState(props.percent ?? 20);
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
      withinPercent: percent,
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
            <Pair>
              <DateField label={t('exports:from')} day={from} onChange={setFrom} />
              <DateField label={t('exports:until')} day={until} onChange={setUntil} />
            </Pair>
            <FormHelperText>
              {t(list === 'tierDrops' ? 'exports:windowHint' : 'exports:periodHint')}
            </FormHelperText>
          </Stack>
        ) : null}
        {list === 'tierNear' ? (
          <Choice
            label={t('tiers:forecast.lacks')}
            value={percent}
            options={PERCENTS.map((value) => ({
              value,
              text: t('tiers:forecast.percentOption', { count: value }),
            }))}
            onChange={setPercent}
          />
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

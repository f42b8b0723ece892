import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ProgrammeVersion } from '../../../../contract/programmes.ts';
import { useT } from '../../../i18n/index.ts';
import type { TKey } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { BigButton, Chip, Sheet, type Tone } from '../../../ui/index.ts';

type State = ProgrammeVersion['state'];

const STATES: Readonly<Record<State, { readonly text: TKey; readonly tone: Tone }>> = {
  inForce: { text: 'programme:state.inForce', tone: 'ok' },
  scheduled: { text: 'programme:state.scheduled', tone: 'info' },
  superseded: { text: 'programme:state.superseded', tone: 'plain' },
  retired: { text: 'programme:state.retired', tone: 'warn' },
};

/** Where a version stands, in a word. */
export function StateChip({ state }: { readonly state: State }) {
  const t = useT();
  return <Chip tone={STATES[state].tone}>{t(STATES[state].text)}</Chip>;
}

interface Props {
  readonly versions: readonly ProgrammeVersion[];
  readonly onShow: (version: number) => void;
  readonly onRetire: (version: ProgrammeVersion) => void;
}

/** All versions, the newest first: its days, who published it, why, and where it stands. */
export function VersionTable({ versions, onShow, onRetire }: Props) {
  const t = useT();
  return (
    <Sheet>
      <Table>
        <TableHead>
          <TableRow>
            <TableCell align="right">{t('programme:list.version')}</TableCell>
            <TableCell>{t('programme:list.state')}</TableCell>
            <TableCell>{t('programme:list.days')}</TableCell>
            <TableCell align="right">{t('programme:list.rules')}</TableCell>
            <TableCell>{t('programme:list.published')}</TableCell>
            <TableCell />
          </TableRow>
        </TableHead>
        <TableBody>
          {versions.map((version) => (
            <VersionRow
              key={version.version}
              version={version}
              onShow={() => onShow(version.version)}
              onRetire={() => onRetire(version)}
            />
          ))}
        </TableBody>
      </Table>
    </Sheet>
  );
}

function VersionRow({
  version,
  onShow,
  onRetire,
}: {
  readonly version: ProgrammeVersion;
  readonly onShow: () => void;
  readonly onRetire: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const { version: number, state, note, retiredNote } = version;
  return (
    <TableRow sx={{ '&:last-child td': { borderBottom: 0 } }}>
      <TableCell align="right" sx={{ fontWeight: 600 }}>
        {number}
      </TableCell>
      <TableCell>
        <StateChip state={state} />
      </TableCell>
      <TableCell sx={{ whiteSpace: { lg: 'nowrap' } }}>
        <VersionDays version={version} />
      </TableCell>
      <TableCell align="right">{format.number(version.ruleCount)}</TableCell>
      <TableCell sx={{ overflowWrap: 'anywhere' }}>
        {t('programme:list.by', {
          name: version.publishedBy ?? t('programme:list.founding'),
          at: format.dateTime(version.publishedAt),
        })}
        {note === '' ? null : <div>{note}</div>}
        {version.retiredAt === null ? null : (
          <div>
            {t('programme:list.retiredBy', {
              name: version.retiredBy ?? '—',
              at: format.dateTime(version.retiredAt),
            })}{' '}
            {retiredNote}
          </div>
        )}
      </TableCell>
      <TableCell align="right" sx={{ py: 0.5, whiteSpace: 'nowrap' }}>
        {state === 'scheduled' ? (
          <BigButton
            kind="quiet"
            aria-label={t('programme:list.retireFor', { version: number })}
            onClick={onRetire}
          >
            {t('programme:list.retire')}
          </BigButton>
        ) : null}
        <BigButton
          kind="quiet"
          aria-label={t('programme:list.showFor', { version: number })}
          onClick={onShow}
        >
          {t('programme:list.show')}
        </BigButton>
      </TableCell>
    </TableRow>
  );
}

/** From which day to which a version is, was or will be in force. */
function VersionDays({ version }: { readonly version: ProgrammeVersion }) {
  const t = useT();
  const format = useFormat();
  const from = format.day(version.effectiveFrom);
  return version.untilDay === null
    ? t('programme:say.fromDay', { from })
    : t('programme:say.days', { from, to: format.day(version.untilDay) });
}

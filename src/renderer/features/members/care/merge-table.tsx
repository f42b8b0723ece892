import Box from '@mui/material/Box';
import Radio from '@mui/material/Radio';
import {
  type MergeField,
  type MergePreview,
  type MergeSide,
} from '../../../../contract/member-lists.ts';
import { LANGUAGE_NAMES, useT } from '../../../i18n/index.ts';
import type { TKey, Translate } from '../../../i18n/index.ts';
import { type Format, useFormat } from '../../../lib/format.ts';
import { GENDER_NAMES } from './care-words.ts';
import { TIER_NAMES } from './tier-names.ts';

interface Props {
  readonly preview: MergePreview;
  /** Where the one who goes wins. */
  readonly take: readonly MergeField[];
  readonly onTake: (take: readonly MergeField[]) => void;
}

/** Both side by side; where they differ, one of the two is chosen. */
export function MergeTable({ preview, take, onTake }: Props) {
  const t = useT();
  const format = useFormat();
  const { survivor, merged } = preview;
  return (
    <Box component="table" sx={TABLE}>
      <thead>
        <tr>
          <th scope="col" aria-label={t('care:merge.title')} />
          <th scope="col">{t('care:merge.stays')}</th>
          <th scope="col">{t('care:merge.goes')}</th>
        </tr>
      </thead>
      <tbody>
        {FIELD_ROWS.map(({ field, label, value }) => {
          if (value(survivor, t) === '' && value(merged, t) === '') return null;
          const isChosen = preview.conflicts.includes(field);
          const isTaken = isChosen ? take.includes(field) : preview.filled.includes(field);
          const set = (takes: boolean) =>
            onTake([...take.filter((other) => other !== field), ...(takes ? [field] : [])]);
          return (
            <tr key={field}>
              <th scope="row">{t(label)}</th>
              {[survivor, merged].map((side) => (
                <Value
                  key={side.id}
                  name={field}
                  text={value(side, t)}
                  isFirst={field === preview.conflicts[0]}
                  isWinner={(side === merged) === isTaken}
                  onChoose={isChosen ? () => set(side === merged) : null}
                />
              ))}
            </tr>
          );
        })}
        {FACT_ROWS.map(({ label, value }) => (
          <tr key={label}>
            <th scope="row">{t(label)}</th>
            <td>{value(survivor, t, format)}</td>
            <td>{value(merged, t, format)}</td>
          </tr>
        ))}
      </tbody>
    </Box>
  );
}

function Value({
  name,
  text,
  isFirst,
  isWinner,
  onChoose,
}: {
  readonly name: string;
  readonly text: string;
  /** The first choice takes the keys. */
  readonly isFirst: boolean;
  readonly isWinner: boolean;
  readonly onChoose: (() => void) | null;
}) {
  const t = useT();
  const shown = text === '' ? '–' : text;
  const look = { fontWeight: isWinner ? 600 : 400 };
  if (onChoose === null)
    return (
      <Box component="td" sx={look}>
        {shown}
      </Box>
    );
  return (
    <Box component="td" sx={look}>
      <label>
        <Radio
          name={`merge-${name}`}
          autoFocus={isFirst && isWinner}
          checked={isWinner}
          sx={{ p: 0.75 }}
          onChange={onChoose}
          slotProps={{ input: { 'aria-label': t('care:merge.keepThis', { value: shown }) } }}
        />
        {shown}
      </label>
    </Box>
  );
}

const FIELD_ROWS: readonly {
  readonly field: MergeField;
  readonly label: TKey;
  readonly value: (side: MergeSide, t: Translate) => string;
}[] = [
  { field: 'name', label: 'care:merge.row.name', value: (side) => side.name },
  { field: 'phone', label: 'care:merge.row.phone', value: (side) => side.phoneMasked ?? '' },
  { field: 'email', label: 'care:merge.row.email', value: (side) => side.email ?? '' },
  { field: 'birthday', label: 'care:merge.row.birthday', value: (side) => side.birthday ?? '' },
  {
    field: 'gender',
    label: 'care:merge.row.gender',
    value: (side, t) => (side.gender === null ? '' : t(GENDER_NAMES[side.gender])),
  },
  {
    field: 'locale',
    label: 'care:merge.row.locale',
    value: (side) => (side.locale === null ? '' : LANGUAGE_NAMES[side.locale]),
  },
];

const FACT_ROWS: readonly {
  readonly label: TKey;
  readonly value: (side: MergeSide, t: Translate, format: Format) => string;
}[] = [
  { label: 'care:merge.row.card', value: (side) => side.cardNo },
  { label: 'care:merge.row.tier', value: (side, t) => t(TIER_NAMES[side.tier]) },
  { label: 'care:merge.row.joined', value: (side, _, format) => format.day(side.joinedDay) },
  {
    label: 'care:merge.row.visit',
    value: (side, _, format) => (side.lastVisitDay === null ? '–' : format.day(side.lastVisitDay)),
  },
  { label: 'care:merge.row.purchases', value: (side, _, format) => format.number(side.purchases) },
  { label: 'care:merge.row.points', value: (side, _, format) => format.number(side.balance) },
  {
    label: 'care:merge.row.written',
    value: (side, _, format) => format.number(side.notes + side.contacts),
  },
  { label: 'care:merge.row.tags', value: (side) => side.tags.join(', ') || '–' },
];

const TABLE = {
  width: '100%',
  borderCollapse: 'collapse',
  '& th, & td': {
    px: 1,
    py: 0.5,
    height: 38,
    textAlign: 'left',
    overflowWrap: 'anywhere',
    borderBottom: '1px solid',
    borderColor: 'divider',
  },
  '& th[scope="row"]': { width: '24%', fontWeight: 400, color: 'text.secondary' },
  '& td': { width: '38%' },
  '& label': { display: 'flex', alignItems: 'center', cursor: 'pointer' },
} as const;

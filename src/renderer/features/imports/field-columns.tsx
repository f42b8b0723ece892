import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ImportInspection } from '../../../contract/import-calls.ts';
import type { Column } from '../../../contract/imports.ts';
import { useT } from '../../i18n/index.ts';
import { Choice } from '../../ui/index.ts';
import { type Field, FIELDS, isRequired, withColumn } from './import-map.ts';
import type { ImportFlow } from './use-import.ts';
import { FIELD_WORDS } from './import-words.ts';

const NONE = '';

/** For each field the column it comes from; several columns stand joined by a plus. */
export function FieldColumns({
  flow,
  found,
  missing,
}: {
  readonly flow: ImportFlow;
  readonly found: ImportInspection;
  readonly missing: readonly Field[];
}) {
  const t = useT();
  const { kind, draft } = flow;
  return (
    <Box component="section" aria-label={t('imports:mapping')}>
      <Typography variant="h2" sx={{ mb: 1.5 }}>
        {t('imports:mapping')}
      </Typography>
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(200px, 1fr))',
          gap: 2,
        }}
      >
        {FIELDS[kind].map((field) => (
          <FieldColumn
            key={field}
            field={field}
            label={`${t(FIELD_WORDS[field])}${isRequired(kind, field) ? ' *' : ''}`}
            column={draft.columns[field]}
            columns={found.columns}
            isMissing={missing.includes(field)}
            onChange={(column) => flow.setDraft(withColumn(draft, field, column))}
          />
        ))}
      </Box>
    </Box>
  );
}

function FieldColumn({
  label,
  column,
  columns,
  isMissing,
  onChange,
}: {
  readonly field: Field;
  readonly label: string;
  readonly column: Column | undefined;
  readonly columns: readonly string[];
  readonly isMissing: boolean;
  readonly onChange: (column: Column | null) => void;
}) {
  const t = useT();
  const joined = Array.isArray(column) ? JSON.stringify(column) : null;
  const options = [
    { value: NONE, text: t('imports:noColumn') },
    ...(joined === null || !Array.isArray(column)
      ? []
      : [{ value: joined, text: column.join(' + ') }]),
    ...[...new Set(columns)]
      .filter((name) => name !== '')
      .map((name) => ({ value: name, text: name })),
  ];
  const value = joined ?? (typeof column === 'string' ? column : NONE);
  return (
    <Choice
      label={label}
      value={options.some((option) => option.value === value) ? value : NONE}
      options={options}
      {...(isMissing ? { helperText: t('imports:needsColumn') } : {})}
      onChange={(chosen) => {
        if (chosen === NONE) onChange(null);
        else if (chosen !== joined) onChange(chosen);
      }}
    />
  );
}

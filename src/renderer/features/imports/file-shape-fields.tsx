import Box from '@mui/material/Box';
import { type ImportInspection } from '../../../contract/import-calls.ts';
import { DELIMITERS, ENCODINGS, type Encoding } from '../../../contract/imports.ts';
import { useT } from '../../i18n/index.ts';
import { Choice } from '../../ui/index.ts';

/** Encodings by the names people know; the same in every language. */
const ENCODING_NAMES: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  gb18030: 'GB 18030 / GBK',
  big5: 'Big5',
  'windows-1252': 'Windows-1252',
};

/** How the file is written, as it was found out; a person who knows better changes it. */
export function FileShapeFields({
  found,
  onChange,
}: {
  readonly found: ImportInspection;
  readonly onChange: (shape: Partial<Pick<ImportInspection, 'encoding' | 'delimiter'>>) => void;
}) {
  const t = useT();
  const names = {
    ',': t('imports:delimiter.comma'),
    ';': t('imports:delimiter.semicolon'),
    '\t': t('imports:delimiter.tab'),
    '|': t('imports:delimiter.pipe'),
  };
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2 }}>
      <Choice
        label={t('imports:encoding')}
        value={found.encoding}
        options={ENCODINGS.map((value) => ({ value, text: ENCODING_NAMES[value] }))}
        onChange={(encoding) => onChange({ encoding })}
      />
      <Choice
        label={t('imports:delimiter.label')}
        value={found.delimiter}
        options={DELIMITERS.map((value) => ({ value, text: names[value] }))}
        onChange={(delimiter) => onChange({ delimiter })}
      />
    </Box>
  );
}

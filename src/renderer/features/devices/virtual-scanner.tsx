import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/index.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { BigButton, Form, Money, TierChip } from '../../ui/index.ts';

interface Props {
  readonly onScan: (code: string) => void;
}

/** Names that a shop of our languages has; their first bearers' cards serve as samples. */
const SAMPLE_NAMES = ['王', '李', 'García', 'Smith'];

/** Sample goods and member cards to scan, and any code one types. */
export function VirtualScanner({ onScan }: Props) {
  const t = useT();
  const [code, setCode] = useState('');
  const goods = useTillQuery('catalog.samples', { limit: 24 });
  return (
    <Box component="section" sx={{ mb: 2 }}>
      <Form
        onSubmit={() => {
          if (code !== '') onScan(code);
          setCode('');
        }}
        sx={{ display: 'flex', gap: 1, alignItems: 'flex-start', mt: 1, mb: 2 }}
      >
        <TextField
          fullWidth
          label={t('devices:virtual.code')}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        <BigButton type="submit" sx={{ flexShrink: 0 }}>
          {t('devices:virtual.scan')}
        </BigButton>
      </Form>
      <Heading>{t('devices:virtual.cards')}</Heading>
      {SAMPLE_NAMES.map((name) => (
        <SampleCards key={name} name={name} onScan={onScan} />
      ))}
      <Heading>{t('devices:virtual.goods')}</Heading>
      {goods.data?.map(({ id, name, barcode, priceMinor }) =>
        barcode === null ? null : (
          <Sample key={id} onPress={() => onScan(barcode)} code={barcode} text={name}>
            <Money minor={priceMinor} />
          </Sample>
        ),
      )}
    </Box>
  );
}

function SampleCards({ name, onScan }: { readonly name: string } & Props) {
  const found = useTillQuery('members.search', { text: name, limit: 1 });
  return found.data?.hits.map((hit) => {
    const { id, cardNo, tier } = hit;
    return cardNo === null ? null : (
      <Sample key={id} onPress={() => onScan(cardNo)} code={cardNo} text={hit.name}>
        <TierChip tier={tier} />
      </Sample>
    );
  });
}

function Heading({ children }: { readonly children: ReactNode }) {
  return (
    <Typography variant="subtitle2" component="h3" sx={{ color: 'text.secondary', mt: 1, mb: 0.5 }}>
      {children}
    </Typography>
  );
}

interface SampleProps {
  readonly text: string;
  readonly code: string;
  readonly children: ReactNode;
  readonly onPress: () => void;
}

/** Pressing a sample scans it; the focus stays where the person works. */
function Sample({ text, code, children, onPress }: SampleProps) {
  return (
    <ButtonBase
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
      sx={{
        display: 'flex',
        width: '100%',
        minHeight: 48,
        px: 1.5,
        py: 0.5,
        gap: 1,
        mb: 0.5,
        font: 'inherit',
        fontSize: '0.8125rem',
        textAlign: 'left',
        borderRadius: 1,
        border: '1px solid',
        borderColor: 'divider',
        bgcolor: 'background.paper',
        '&:hover': { borderColor: 'primary.main', bgcolor: 'primary.soft' },
      }}
    >
      <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
        <Box component="span" sx={{ display: 'block', overflowWrap: 'anywhere' }}>
          {text}
        </Box>
        <Box component="span" sx={{ display: 'block', color: 'text.secondary' }}>
          {code}
        </Box>
      </Box>
      {children}
    </ButtonBase>
  );
}

import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useT } from '../../../i18n/index.ts';
import { moveAmongRows } from '../../../lib/move-among-rows.ts';
import { useScanHandler } from '../../../lib/scans.ts';
import { useTillQuery } from '../../../lib/use-till.ts';
import { BigButton, Dialog, ErrorNotice, TierChip } from '../../../ui/index.ts';

interface Props {
  readonly one: { readonly id: number; readonly name: string };
  /** What the other one is looked for; by default to make the two one. */
  readonly title?: string;
  readonly lead?: string;
  readonly onPick: (memberId: number) => void;
  readonly onClose: () => void;
}

/** Who is the same person? Found like everywhere, by card, phone or name. */
export function MergePick({ one, title, lead, onPick, onClose }: Props) {
  const t = useT();
  const [text, setText] = useState(one.name);
  const answer = useTillQuery(
    'members.search',
    { text, limit: 20 },
    { isEnabled: text.trim() !== '', keepsPrevious: true },
  );
  const hits = (answer.data?.hits ?? []).filter(({ id }) => id !== one.id);
  const [first] = hits;
  return (
    <Dialog
      isOpen
      width="sm"
      title={title ?? t('care:merge.title')}
      onClose={onClose}
      onSubmit={() => {
        if (first !== undefined && hits.length === 1) onPick(first.id);
      }}
      actions={<BigButton onClick={onClose}>{t('common:cancel')}</BigButton>}
    >
      <CodeScan onCode={setText} />
      <Typography sx={{ mb: 2 }}>{lead ?? t('care:merge.find', { name: one.name })}</Typography>
      <Box onKeyDown={moveAmongRows}>
        <TextField
          autoFocus
          fullWidth
          label={t('care:merge.search')}
          value={text}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setText(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 200 } }}
        />
        <ErrorNotice failure={answer.error} />
        {answer.data !== undefined && hits.length === 0 ? (
          <Typography sx={{ color: 'text.secondary', mt: 2 }}>{t('care:merge.nobody')}</Typography>
        ) : null}
        <Box component="ul" sx={{ listStyle: 'none', m: 0, mt: 1, p: 0 }}>
          {hits.map((hit) => (
            <Box component="li" key={hit.id}>
              <ButtonBase data-row onClick={() => onPick(hit.id)} sx={HIT}>
                <Box sx={{ flex: 1, minWidth: 0 }}>
                  <Typography noWrap>{hit.name}</Typography>
                  <Typography noWrap variant="body2" sx={{ color: 'text.secondary' }}>
                    {[hit.phoneMasked, hit.cardNo].filter((part) => part !== null).join(' · ')}
                  </Typography>
                </Box>
                <TierChip tier={hit.tier} />
              </ButtonBase>
            </Box>
          ))}
        </Box>
      </Box>
    </Dialog>
  );
}

/** A card scanned here finds the other one. */
function CodeScan({ onCode }: { readonly onCode: (code: string) => void }) {
  useScanHandler(({ code }) => onCode(code.slice(0, 64)));
  return null;
}

const HIT = {
  display: 'flex',
  gap: 1,
  width: '100%',
  minHeight: 56,
  px: 1,
  textAlign: 'left',
  font: 'inherit',
  borderBottom: '1px solid',
  borderColor: 'divider',
  '&:hover, &:focus-visible': { bgcolor: 'primary.soft' },
  '&:focus-visible': { outlineOffset: '-2px' },
} as const;

import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useT } from '../../../i18n/index.ts';
import { useTillCommand, useTillQuery } from '../../../lib/use-till.ts';
import { BigButton, ErrorNotice } from '../../../ui/index.ts';
import { EnterBox } from './enter-box.tsx';

/** So many tags are offered besides what may be typed. */
const OFFERED = 6;

/** A member's tags, each with its way off; the store's own, one tap away; a field for any other. */
export function TagsLine({
  memberId,
  tags,
}: {
  readonly memberId: number;
  readonly tags: readonly string[];
}) {
  const t = useT();
  const command = useTillCommand('members.setTag');
  const known = useTillQuery('members.tags', {}).data ?? [];
  const [text, setText] = useState('');
  const has = (tag: string) => tags.some((own) => own.toLowerCase() === tag.toLowerCase());
  const offered = known.filter(({ tag, isDefined }) => isDefined && !has(tag)).slice(0, OFFERED);
  const put = async (tag: string, isOn: boolean) => {
    const reply = await command.run({ memberId, tag, isOn });
    if (reply.ok && isOn) setText('');
  };
  return (
    <EnterBox
      label={t('care:tags.title')}
      onEnter={() => {
        if (text.trim() !== '') void put(text, true);
      }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        {tags.length === 0 ? (
          <Typography sx={{ color: 'text.secondary' }}>{t('care:tags.none')}</Typography>
        ) : null}
        {tags.map((tag) => (
          <Button
            key={tag}
            variant="outlined"
            color="secondary"
            aria-label={t('care:tags.remove', { tag })}
            disabled={command.isPending}
            onClick={() => void put(tag, false)}
            sx={TAG}
          >
            {tag}
            <Box component="span" aria-hidden sx={{ ml: 1 }}>
              ×
            </Box>
          </Button>
        ))}
        {offered.map(({ tag }) => (
          <Button
            key={tag}
            variant="text"
            color="primary"
            aria-label={t('care:tags.put', { tag })}
            disabled={command.isPending}
            onClick={() => void put(tag, true)}
            sx={TAG}
          >
            + {tag}
          </Button>
        ))}
        <TextField
          size="small"
          label={t('care:tags.add')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 24 } }}
          sx={{ width: 160 }}
        />
        <BigButton
          kind="quiet"
          disabled={command.isPending || text.trim() === ''}
          onClick={() => void put(text, true)}
        >
          {t('common:add')}
        </BigButton>
      </Box>
      <ErrorNotice failure={command.failure} />
    </EnterBox>
  );
}

const TAG = { borderRadius: 999, minWidth: 0, px: 2, maxWidth: '100%' } as const;

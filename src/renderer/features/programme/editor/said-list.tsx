import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useT } from '../../../i18n/index.ts';
import type { SaidPart } from '../words/say-programme.ts';

/** A programme in plain words, part by part; parts that say nothing are left out. */
export function SaidList({ parts }: { readonly parts: readonly SaidPart[] }) {
  const t = useT();
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {parts
        .filter(({ said }) => said.length > 0)
        .map(({ part, title, said }) => (
          <Box component="section" key={part}>
            <Typography
              variant="h3"
              sx={{ fontSize: '0.8125rem', fontWeight: 600, color: 'text.secondary', mb: 0.5 }}
            >
              {t(title)}
            </Typography>
            <Box component="ul" sx={{ m: 0, pl: 2.25, display: 'grid', gap: 0.5 }}>
              {said.map(({ key, text }) => (
                <Box component="li" key={key} sx={{ overflowWrap: 'anywhere' }}>
                  {text}
                </Box>
              ))}
            </Box>
          </Box>
        ))}
    </Box>
  );
}

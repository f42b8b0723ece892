import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { MapProblem } from '../../../contract/imports.ts';
import { useT } from '../../i18n/index.ts';
import { PROBLEM_WORDS } from './import-words.ts';

/** Why file and map do not go together, in words, and where. */
export function ProblemNotice({ problem }: { readonly problem: MapProblem | null }) {
  const t = useT();
  if (problem === null) return null;
  const place = [problem.field, problem.detail].filter((text) => text !== '').join(': ');
  return (
    <Box
      role="alert"
      sx={{
        px: 2,
        py: 1.5,
        borderRadius: 1,
        border: '1px solid',
        borderColor: 'warning.main',
        bgcolor: 'warning.soft',
      }}
    >
      <Typography sx={{ fontWeight: 600 }}>{t(PROBLEM_WORDS[problem.problem])}</Typography>
      {place === '' ? null : (
        <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {place}
        </Typography>
      )}
    </Box>
  );
}

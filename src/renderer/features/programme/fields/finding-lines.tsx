import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import type { ProgrammeFinding } from '../../../../contract/programmes.ts';
import { useFindings } from './field-context.ts';
import { useFindingText } from './finding-texts.ts';

/** One thing that is wrong or doubtful. The sign and the word say which, the colour repeats it. */
export function FindingLine({ finding }: { readonly finding: ProgrammeFinding }) {
  const say = useFindingText();
  const isError = finding.severity === 'error';
  return (
    <Box
      sx={{
        display: 'flex',
        gap: 1,
        px: 1.25,
        py: 0.75,
        borderRadius: 1,
        fontSize: '0.875rem',
        bgcolor: isError ? 'error.soft' : 'warning.soft',
        '@media (forced-colors: active)': { border: '1px solid' },
      }}
    >
      <Box
        component="span"
        aria-hidden
        sx={{ color: isError ? 'error.main' : 'warning.main', fontWeight: 700 }}
      >
        {isError ? '✕' : '!'}
      </Box>
      <span>{say(finding)}</span>
    </Box>
  );
}

/** What is wrong with a field, right below it. */
export function FieldFindings({ field }: { readonly field: string }) {
  const findings = useFindings(field);
  if (findings.length === 0) return null;
  return (
    <Stack sx={{ gap: 0.5, mt: 0.75 }}>
      {findings.map((finding) => (
        <FindingLine key={`${finding.code}${finding.params['name'] ?? ''}`} finding={finding} />
      ))}
    </Stack>
  );
}

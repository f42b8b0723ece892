import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ProgrammeRules } from '../../../../contract/programme.ts';
import type { ProgrammeFinding } from '../../../../contract/programmes.ts';
import { useT } from '../../../i18n/index.ts';
import { FindingLine } from '../fields/finding-lines.tsx';

/** All findings, errors first, each under the rule it is about. */
export function FindingList({
  findings,
  rules,
}: {
  readonly findings: readonly ProgrammeFinding[];
  readonly rules: ProgrammeRules;
}) {
  const t = useT();
  if (findings.length === 0) {
    return <Typography sx={{ color: 'text.secondary' }}>{t('programme:side.allWell')}</Typography>;
  }
  const ruleIds = [...new Set(findings.map(({ ruleId }) => ruleId))];
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
      {ruleIds.map((ruleId) => (
        <Box component="li" key={ruleId} sx={{ display: 'grid', gap: 0.5 }}>
          {ruleId === null ? null : (
            <Typography variant="body2" sx={{ fontWeight: 600 }}>
              {rules.rules.find(({ id }) => id === ruleId)?.name}
            </Typography>
          )}
          {findings
            .filter((finding) => finding.ruleId === ruleId)
            .map((finding) => (
              <FindingLine key={`${finding.code}${finding.field}`} finding={finding} />
            ))}
        </Box>
      ))}
    </Box>
  );
}

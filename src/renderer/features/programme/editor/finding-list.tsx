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
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
      {findings.map((finding) => {
        const rule = rules.rules.find(({ id }) => id === finding.ruleId);
        return (
          <li key={`${finding.ruleId}${finding.code}${finding.field}`}>
            {rule === undefined ? null : (
              <Typography variant="body2" sx={{ fontWeight: 600 }}>
                {rule.name}
              </Typography>
            )}
            <FindingLine finding={finding} />
          </li>
        );
      })}
    </Box>
  );
}

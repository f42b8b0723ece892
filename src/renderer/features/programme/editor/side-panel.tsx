import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/index.ts';
import { DifferenceList } from './difference-list.tsx';
import { FindingList } from './finding-list.tsx';
import { SaidList } from './said-list.tsx';
import type { Editor } from './use-editor.ts';

/** Beside the form: what is wrong, what the programme says in words, and what it changes. */
export function SidePanel({ editor }: { readonly editor: Editor }) {
  const t = useT();
  const { findings, said, differences, loaded } = editor;
  return (
    <Box
      component="aside"
      aria-label={t('programme:side.title')}
      sx={{ position: 'sticky', top: 0, display: 'grid', gap: 2, minWidth: 0 }}
    >
      <Panel title={t('programme:side.findings')}>
        <FindingList findings={findings} rules={editor.keeper.text.rules} />
      </Panel>
      <Panel title={t('programme:side.changes', { version: loaded.inForce.version })}>
        <DifferenceList differences={differences} />
      </Panel>
      <Panel title={t('programme:side.words')}>
        <SaidList parts={said} />
      </Panel>
    </Box>
  );
}

/** A part of the side, on paper. */
export function Panel({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <Box
      component="section"
      sx={{
        p: 2,
        bgcolor: 'background.paper',
        border: '1px solid',
        borderColor: 'divider',
        borderRadius: '12px',
        minWidth: 0,
      }}
    >
      <Typography variant="h2" sx={{ fontSize: '1rem', mb: 1 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

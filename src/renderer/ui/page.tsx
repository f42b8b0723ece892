import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** A manager's screen: the title that is the question, the answer in a sentence, then the rest. */
export function Page({
  title,
  answer,
  actions,
  children,
}: {
  readonly title: string;
  readonly answer?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <Box component="main" sx={{ flex: 1, minWidth: 0, overflow: 'auto', px: 3, py: 2.5 }}>
      <Stack direction="row" sx={{ gap: 2, alignItems: 'flex-start', flexWrap: 'wrap', mb: 2 }}>
        <Box sx={{ flex: '1 1 320px', minWidth: 0 }}>
          <Typography variant="h1">{title}</Typography>
          {answer === undefined ? null : (
            <Typography sx={{ color: 'text.secondary', mt: 0.5 }}>{answer}</Typography>
          )}
        </Box>
        {actions === undefined ? null : (
          <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
            {actions}
          </Stack>
        )}
      </Stack>
      {children}
    </Box>
  );
}

/** A sheet of paper on the desk: white, one line around it. */
export function Sheet({ children }: { readonly children: ReactNode }) {
  return (
    <Box
      sx={{
        bgcolor: 'background.paper',
        border: '1px solid',
        borderColor: 'divider',
        borderRadius: '12px',
        // A wide table scrolls by itself in a small window.
        overflow: 'auto',
      }}
    >
      {children}
    </Box>
  );
}

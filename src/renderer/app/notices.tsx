import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect } from 'react';
import { useT } from '../i18n/index.ts';
import { dismissNotice, useAnnouncement, useNotice } from '../lib/notices.ts';
import type { NoticeTone } from '../lib/notices.ts';

const SIGNS: Readonly<Record<NoticeTone, string>> = { ok: '✓', info: 'i', warn: '!', danger: '!' };
const COLORS = { ok: 'success', info: 'info', warn: 'warning', danger: 'error' } as const;
const SHOWN_MS = 6000;

const hidden = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;

/** The notice of the moment, over the status bar, and the voice for readers of the screen. */
export function Notices() {
  const t = useT();
  const notice = useNotice();
  const announcement = useAnnouncement();
  useEffect(() => {
    if (notice === null || notice.tone === 'danger') return undefined;
    const timer = setTimeout(dismissNotice, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice]);

  return (
    <>
      <Box role="status" aria-live="polite" sx={hidden}>
        {announcement}
      </Box>
      <Box
        role="status"
        aria-live="polite"
        sx={{
          position: 'fixed',
          zIndex: 'snackbar',
          bottom: 48,
          left: 0,
          right: 0,
          display: 'flex',
          justifyContent: 'center',
          pointerEvents: 'none',
          px: 2,
        }}
      >
        {notice === null ? null : (
          <Box
            key={notice.id}
            sx={{
              display: 'flex',
              alignItems: 'center',
              gap: 1.5,
              maxWidth: 720,
              minHeight: 48,
              px: 2,
              py: 0.5,
              pointerEvents: 'auto',
              borderRadius: 1,
              border: '1px solid',
              borderColor: `${COLORS[notice.tone]}.main`,
              bgcolor: `${COLORS[notice.tone]}.soft`,
              boxShadow: '0 8px 32px rgb(0 0 0 / 0.24)',
            }}
          >
            <Box component="b" aria-hidden sx={{ color: `${COLORS[notice.tone]}.main` }}>
              {SIGNS[notice.tone]}
            </Box>
            <Box sx={{ overflowWrap: 'anywhere' }}>{notice.text}</Box>
            {notice.action === undefined ? null : (
              <Button variant="text" color="primary" onClick={notice.action.run}>
                {notice.action.label}
              </Button>
            )}
            <Button variant="text" color="primary" onClick={dismissNotice}>
              {t('common:close')}
            </Button>
          </Box>
        )}
      </Box>
    </>
  );
}

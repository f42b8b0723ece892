import Box from '@mui/material/Box';

/** How far something is, as a bar; what it says stands beside it in words. */
export function ProgressBar({
  label,
  value,
  of,
}: {
  readonly label: string;
  readonly value: number;
  readonly of: number;
}) {
  const share = of <= 0 ? 1 : Math.min(1, Math.max(0, value / of));
  const percent = Math.floor(share * 100);
  return (
    <Box
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      sx={{
        height: 6,
        borderRadius: 3,
        bgcolor: 'divider',
        overflow: 'hidden',
        '@media (forced-colors: active)': { border: '1px solid' },
      }}
    >
      <Box
        sx={{
          width: `${percent}%`,
          height: '100%',
          bgcolor: 'primary.main',
          '@media (forced-colors: active)': { bgcolor: 'Highlight' },
        }}
      />
    </Box>
  );
}

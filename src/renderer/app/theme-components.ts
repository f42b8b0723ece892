import type { Components, Theme } from '@mui/material/styles';
import { fontStack } from './tokens.ts';

const FLOAT = '0 8px 32px rgb(0 0 0 / 0.24)';

/** How each of MUI's pieces looks in our hand. */
export const components: Components<Theme> = {
  MuiCssBaseline: {
    styleOverrides: (theme) => ({
      'html, body, #root': { height: '100%' },
      '*': {
        scrollbarWidth: 'thin',
        scrollbarColor: `${theme.vars.palette.surface.edge} transparent`,
      },
      body: {
        fontVariantNumeric: 'tabular-nums',
        overflow: 'hidden',
        backgroundColor: theme.vars.palette.background.default,
      },
      ':lang(zh-TW)': { fontFamily: fontStack('zh-TW') },
      'button, input, textarea, select': { fontFamily: 'inherit' },
      ':focus-visible': {
        outline: `2px solid ${theme.vars.palette.primary.main}`,
        outlineOffset: 2,
      },
      '@media (prefers-reduced-motion: reduce)': {
        '*, *::before, *::after': {
          animationDuration: '0.01ms !important',
          transitionDuration: '0s !important',
        },
      },
      '@media (forced-colors: active)': {
        ':focus-visible': { outlineColor: 'Highlight' },
      },
    }),
  },
  MuiButtonBase: { defaultProps: { disableRipple: true, disableTouchRipple: true } },
  MuiButton: {
    defaultProps: { disableElevation: true, variant: 'outlined', color: 'secondary' },
    styleOverrides: {
      root: ({ theme, ownerState }) => ({
        minHeight: ownerState.size === 'small' ? 36 : 48,
        minWidth: 48,
        padding: theme.spacing(0, 1.5),
        gap: theme.spacing(1.25),
        textAlign: 'center',
        lineHeight: 1.2,
        // Chinese words stay whole.
        wordBreak: 'keep-all',
        ...(ownerState.variant === 'outlined' && {
          borderColor: theme.vars.palette.surface.edge,
          backgroundColor: theme.vars.palette.surface.base,
          '&:hover': { backgroundColor: theme.vars.palette.surface.sunken },
          '@media (forced-colors: active)': { borderColor: 'ButtonBorder' },
        }),
        ...(ownerState.variant === 'contained' && {
          border: '1px solid transparent',
          ...(ownerState.size === 'large' && { minHeight: 64, fontSize: '1.25rem' }),
        }),
        ...(ownerState.variant === 'text' && { padding: theme.spacing(0, 1) }),
        '&.Mui-disabled': {
          color: theme.vars.palette.text.secondary,
          borderColor: theme.vars.palette.divider,
          backgroundColor:
            ownerState.variant === 'text' ? 'transparent' : theme.vars.palette.surface.sunken,
        },
      }),
    },
  },
  MuiIconButton: { styleOverrides: { root: { minWidth: 48, minHeight: 48, borderRadius: 8 } } },
  MuiPaper: {
    defaultProps: { elevation: 0 },
    styleOverrides: { root: { backgroundImage: 'none' } },
  },
  MuiDialog: {
    styleOverrides: {
      // It holds the focus while nothing in it does; the ring belongs to what one can press.
      container: { '&:focus-visible': { outline: 'none' } },
      paper: ({ theme }) => ({
        borderRadius: 12,
        boxShadow: FLOAT,
        border: `1px solid ${theme.vars.palette.divider}`,
        '&:focus-visible': { outline: 'none' },
      }),
    },
  },
  MuiPopover: {
    styleOverrides: {
      paper: ({ theme }) => ({
        boxShadow: FLOAT,
        border: `1px solid ${theme.vars.palette.divider}`,
      }),
    },
  },
  MuiAutocomplete: {
    styleOverrides: {
      inputRoot: { '&.MuiOutlinedInput-root': { paddingTop: 4, paddingBottom: 4 } },
      paper: ({ theme }) => ({
        boxShadow: FLOAT,
        border: `1px solid ${theme.vars.palette.divider}`,
      }),
      option: { minHeight: 44 },
    },
  },
  MuiMenuItem: { styleOverrides: { root: { minHeight: 44 } } },
  MuiOutlinedInput: {
    styleOverrides: {
      root: ({ theme }) => ({
        minHeight: 48,
        backgroundColor: theme.vars.palette.surface.base,
        '&.Mui-focused .MuiOutlinedInput-notchedOutline': { borderWidth: 2 },
      }),
      notchedOutline: ({ theme }) => ({ borderColor: theme.vars.palette.surface.edge }),
      input: { paddingTop: 12, paddingBottom: 12 },
    },
  },
  MuiInputLabel: {
    styleOverrides: {
      root: ({ theme }) => ({ color: theme.vars.palette.text.secondary }),
      // MUI applies the variant after `shrink`: both places stand in one rule.
      outlined: ({ ownerState }) => ({
        transform:
          ownerState.shrink === true
            ? 'translate(14px, -9px) scale(0.75)'
            : 'translate(14px, 12px) scale(1)',
      }),
    },
  },
  MuiFormHelperText: { styleOverrides: { root: { marginLeft: 0, marginRight: 0 } } },
  MuiTableCell: {
    styleOverrides: {
      root: ({ theme }) => ({
        padding: theme.spacing(1.25, 1.5),
        borderBottomColor: theme.vars.palette.divider,
        fontSize: 'inherit',
      }),
      head: ({ theme }) => ({
        padding: theme.spacing(0.75, 1.5),
        fontSize: '0.8125rem',
        fontWeight: 600,
        color: theme.vars.palette.text.secondary,
      }),
    },
  },
  MuiTooltip: {
    styleOverrides: {
      tooltip: ({ theme }) => ({
        fontSize: '0.8125rem',
        backgroundColor: theme.vars.palette.text.primary,
        color: theme.vars.palette.background.paper,
      }),
    },
  },
  MuiLinearProgress: { styleOverrides: { root: { height: 8, borderRadius: 4 } } },
};

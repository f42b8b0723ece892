import { createTheme } from '@mui/material/styles';
import type { ColorSystemOptions } from '@mui/material/styles';
import type { CSSProperties } from 'react';
import { DARK, fontStack, LIGHT, SIZES } from './tokens.ts';
import type { Tokens } from './tokens.ts';
import { components } from './theme-components.ts';

/** What our palette has beside MUI's: soft grounds of the states, gold, and the surfaces. */
interface Surfaces {
  readonly base: string;
  readonly sunken: string;
  readonly line: string;
  readonly edge: string;
}

declare module '@mui/material/styles' {
  interface CssThemeVariables {
    enabled: true;
  }
  interface PaletteColor {
    soft: string;
  }
  interface SimplePaletteColorOptions {
    soft?: string;
  }
  interface Palette {
    surface: Surfaces;
    gold: PaletteColor;
  }
  interface PaletteOptions {
    surface?: Surfaces;
    gold?: SimplePaletteColorOptions;
  }
  interface TypographyVariants {
    /** 40 px: the total, the balance. */
    figure: CSSProperties;
  }
  interface TypographyVariantsOptions {
    figure?: CSSProperties;
  }
}

declare module '@mui/material/Typography' {
  interface TypographyPropsVariantOverrides {
    figure: true;
    h4: false;
    h5: false;
    h6: false;
    overline: false;
  }
}

function scheme(tokens: Tokens): ColorSystemOptions {
  return {
    palette: {
      primary: {
        main: tokens.accent,
        dark: tokens.accentHover,
        light: tokens.accent,
        contrastText: tokens.accentInk,
        soft: tokens.accentSoft,
      },
      secondary: {
        main: tokens.ink,
        dark: tokens.ink,
        light: tokens.muted,
        contrastText: tokens.surface,
        soft: tokens.sunken,
      },
      error: state(tokens.danger, tokens.dangerInk, tokens.dangerSoft),
      warning: state(tokens.warn, tokens.surface, tokens.warnSoft),
      success: state(tokens.ok, tokens.surface, tokens.okSoft),
      info: state(tokens.blue, tokens.surface, tokens.blueSoft),
      gold: state(tokens.gold, tokens.surface, tokens.goldSoft),
      text: { primary: tokens.ink, secondary: tokens.muted, disabled: tokens.muted },
      divider: tokens.line,
      background: { default: tokens.paper, paper: tokens.surface },
      surface: {
        base: tokens.surface,
        sunken: tokens.sunken,
        line: tokens.line,
        edge: tokens.edge,
      },
    },
  };
}

function state(main: string, contrastText: string, soft: string) {
  return { main, light: main, dark: main, contrastText, soft };
}

const text = { fontSize: SIZES.text, lineHeight: 1.45 };
const head = { fontSize: SIZES.head, lineHeight: 1.3, fontWeight: 600 };
const small = { fontSize: SIZES.small, lineHeight: 1.45 };

/** Our theme: warm paper, one accent, four sizes of type, lines instead of shadows. */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data-theme' },
  colorSchemes: { light: scheme(LIGHT), dark: scheme(DARK) },
  spacing: 8,
  shape: { borderRadius: 8 },
  typography: {
    fontFamily: fontStack('other'),
    fontWeightMedium: 600,
    h1: head,
    h2: head,
    h3: { ...text, fontWeight: 600 },
    subtitle1: { ...text, fontWeight: 600 },
    subtitle2: { ...small, fontWeight: 600 },
    body1: text,
    body2: small,
    caption: small,
    button: { ...text, fontWeight: 600, textTransform: 'none' },
    figure: {
      fontSize: SIZES.figure,
      lineHeight: 1.1,
      fontWeight: 650,
      letterSpacing: '-0.01em',
    },
  },
  transitions: {
    duration: {
      shortest: 80,
      shorter: 100,
      short: 120,
      standard: 140,
      complex: 140,
      enteringScreen: 140,
      leavingScreen: 100,
    },
  },
  components,
});

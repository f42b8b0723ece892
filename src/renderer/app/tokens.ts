/** The colours of one scheme, by what they mean. Every text colour is AA on what it stands on. */
export interface Tokens {
  readonly paper: string;
  readonly surface: string;
  readonly sunken: string;
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  /** The edge of something one can press or fill: 3:1 on paper and surface. */
  readonly edge: string;
  readonly accent: string;
  readonly accentHover: string;
  readonly accentInk: string;
  readonly accentSoft: string;
  readonly gold: string;
  readonly goldSoft: string;
  readonly danger: string;
  readonly dangerInk: string;
  readonly dangerSoft: string;
  readonly warn: string;
  readonly warnSoft: string;
  readonly ok: string;
  readonly okSoft: string;
  readonly blue: string;
  readonly blueSoft: string;
}

export const LIGHT: Tokens = {
  paper: '#F6F4F0',
  surface: '#FFFFFF',
  sunken: '#EFECE6',
  ink: '#1D2320',
  muted: '#5E645F',
  line: '#E2DED6',
  edge: '#8C8A82',
  accent: '#0B5C56',
  accentHover: '#084843',
  accentInk: '#FFFFFF',
  accentSoft: '#E2EFEC',
  gold: '#735810',
  goldSoft: '#F5ECD2',
  danger: '#9F2F1C',
  dangerInk: '#FFFFFF',
  dangerSoft: '#F8E6E1',
  warn: '#7D5200',
  warnSoft: '#FBEFD6',
  ok: '#1C6639',
  okSoft: '#E1F1E6',
  blue: '#1F4E79',
  blueSoft: '#E4EDF6',
};

export const DARK: Tokens = {
  paper: '#141716',
  surface: '#1C201E',
  sunken: '#101312',
  ink: '#ECEAE5',
  muted: '#A5AAA4',
  line: '#323835',
  edge: '#757C77',
  accent: '#5FC4B7',
  accentHover: '#7FD3C8',
  accentInk: '#05211E',
  accentSoft: '#17332F',
  gold: '#E5C76B',
  goldSoft: '#3A3118',
  danger: '#F0907D',
  dangerInk: '#2B0E08',
  dangerSoft: '#3D211B',
  warn: '#EDBE6B',
  warnSoft: '#3A2D14',
  ok: '#7CCB97',
  okSoft: '#183324',
  blue: '#8FBBE6',
  blueSoft: '#1A2A3B',
};

/** The four sizes of type: small print, text, headings, the one figure that counts. */
export const SIZES = { small: '0.8125rem', text: '0.9375rem', head: '1.25rem', figure: '2.5rem' };

const LATIN = 'system-ui, -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans"';
const HAN: Readonly<Record<string, string>> = {
  'zh-TW': '"PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", "Noto Sans TC"',
  other: '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC"',
};

/** The fonts for a language: its own Han shapes first, Latin from the system. */
export function fontStack(language: 'zh-TW' | 'other'): string {
  return `${LATIN}, ${HAN[language] ?? ''}, "Noto Sans CJK SC", sans-serif`;
}

import Box from '@mui/material/Box';
import { useColorScheme, useTheme } from '@mui/material/styles';
import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from 'chart.js';
import { useEffect, useRef } from 'react';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

/** There for who hears the screen, not for who sees it: a box, since a table is never cut. */
const HEARD = {
  position: 'absolute',
  top: 0,
  left: 0,
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;

export type ChartTone = 'accent' | 'plain' | 'ok' | 'danger';

/** Bars of one kind: a number from nothing, or from one number to another. */
export interface ChartSeries {
  readonly name: string;
  readonly values: readonly (number | readonly [number, number])[];
  /** One tone, or one for each bar. */
  readonly tone: ChartTone | readonly ChartTone[];
}

interface Props {
  /** What the chart shows, also for who cannot see it. */
  readonly label: string;
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
  /** Writes a value for the axis and for a bar. */
  readonly write: (value: number) => string;
  /** What a bar says; absent = its values, written. */
  readonly tell?: (series: number, at: number) => string;
  readonly height?: number;
}

/** What stands in the table beside the bars. */
function told({ series, write, tell }: Props, of: number, at: number): string {
  if (tell !== undefined) return tell(of, at);
  const value = series[of]?.values[at] ?? 0;
  return typeof value === 'number' ? write(value) : value.map(write).join(' – ');
}

/** Bars beside each other, and the same as a table for who does not see them. */
export function BarChart(props: Props) {
  const { label, labels, series, height = 260 } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const { colorScheme } = useColorScheme();
  const palette = theme.colorSchemes[colorScheme ?? 'light']?.palette ?? theme.palette;
  useEffect(() => {
    if (canvas.current === null) return undefined;
    const colours: Readonly<Record<ChartTone, string>> = {
      accent: palette.primary.main,
      plain: palette.surface.edge,
      ok: palette.success.main,
      danger: palette.error.main,
    };
    const colourOf = (tone: ChartSeries['tone']) =>
      typeof tone === 'string' ? colours[tone] : tone.map((one) => colours[one]);
    const font = { family: theme.typography.fontFamily ?? 'sans-serif', size: 13 };
    const ticks = { color: palette.text.secondary, font };
    const chart = new Chart<'bar', (number | [number, number])[]>(canvas.current, {
      type: 'bar',
      data: {
        labels: [...labels],
        datasets: series.map(({ name, values, tone }) => ({
          label: name,
          data: values.map((value) => (typeof value === 'number' ? value : [value[0], value[1]])),
          backgroundColor: colourOf(tone),
          borderSkipped: false,
          borderRadius: 3,
          maxBarThickness: 48,
        })),
      },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        scales: {
          x: { grid: { display: false }, border: { color: palette.surface.edge }, ticks },
          y: {
            grid: { color: palette.surface.line },
            border: { display: false },
            ticks: { ...ticks, maxTicksLimit: 6, callback: (value) => props.write(Number(value)) },
          },
        },
        plugins: {
          tooltip: {
            titleFont: font,
            bodyFont: font,
            callbacks: {
              label: ({ dataset, datasetIndex, dataIndex }) =>
                `${dataset.label ?? ''} ${told(props, datasetIndex, dataIndex)}`,
            },
          },
        },
      },
    });
    return () => chart.destroy();
    // Everything the chart is drawn from comes with the props.
  }, [props, labels, series, palette, theme]);
  return (
    <Box component="figure" aria-label={label} sx={{ m: 0, position: 'relative' }}>
      <Box sx={{ height, position: 'relative', minWidth: 0 }}>
        <canvas ref={canvas} aria-hidden />
      </Box>
      <Box sx={HEARD}>
        <table>
          <caption>{label}</caption>
          <thead>
            <tr>
              <th scope="col">{label}</th>
              {series.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {labels.map((name, at) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {series.map((one, of) => (
                  <td key={one.name}>{told(props, of, at)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Box>
    </Box>
  );
}

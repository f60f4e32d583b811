import { ColorType, CrosshairMode, LineStyle, type ChartOptions, type DeepPartial } from 'lightweight-charts';

export interface ChartColours {
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  readonly border: string;
  readonly surface: string;
  readonly accent: string;
  readonly up: string;
  readonly down: string;
  readonly warn: string;
}

/** The page's own colours, read from its style sheet so that charts follow the theme. */
export function readColours(): ChartColours {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string): string => style.getPropertyValue(`--pd-${name}`).trim();
  return {
    text: of('text-2'),
    muted: of('text-3'),
    grid: of('border'),
    border: of('border-strong'),
    surface: of('surface'),
    accent: of('accent'),
    up: of('up'),
    down: of('down'),
    warn: of('warn'),
  };
}

/** Adds transparency to a #rgb or #rrggbb colour. */
export function fade(hex: string, alpha: number): string {
  const full =
    hex.length === 4
      ? `#${Array.from(hex.slice(1))
          .map((digit) => digit + digit)
          .join('')}`
      : hex;
  return `${full}${Math.round(alpha * 255)
    .toString(16)
    .padStart(2, '0')}`;
}

export function chartOptions(colours: ChartColours): DeepPartial<ChartOptions> {
  const crosshair = { color: colours.muted, style: LineStyle.Dashed, width: 1, labelBackgroundColor: colours.text } as const;
  return {
    autoSize: true,
    layout: {
      background: { type: ColorType.Solid, color: 'transparent' },
      textColor: colours.muted,
      fontSize: 11,
      fontFamily: getComputedStyle(document.body).fontFamily,
      attributionLogo: false,
      panes: { separatorColor: colours.grid, separatorHoverColor: fade(colours.accent, 0.15) },
    },
    grid: { vertLines: { color: fade(colours.grid, 0.6) }, horzLines: { color: fade(colours.grid, 0.6) } },
    rightPriceScale: { borderVisible: false },
    timeScale: { borderColor: colours.grid, timeVisible: true, secondsVisible: false, rightOffset: 2, minBarSpacing: 0.05 },
    crosshair: { mode: CrosshairMode.Normal, vertLine: crosshair, horzLine: crosshair },
    localization: { locale: 'en-US', dateFormat: 'yyyy-MM-dd' },
  };
}

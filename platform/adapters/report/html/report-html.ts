import type { ReportDocument } from '@paddock/platform/core';
import { textChunks } from '../text-chunks.ts';
import { assumptionsSection } from './assumptions-section.ts';
import { costsSection } from './costs-section.ts';
import { curveFromRows } from './curve-rows.ts';
import { drawdownChart } from './drawdown-chart.ts';
import { equityChart } from './equity-chart.ts';
import { headerSection } from './header-section.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { headlineFigures, metricsSection } from './metrics-section.ts';
import { monthlyTable } from './monthly-table.ts';
import { recordsSection } from './records-section.ts';
import { setupSection } from './setup-section.ts';
import { STYLE } from './style.ts';
import { tradesSection } from './trades-section.ts';

/** Nothing may be loaded and nothing may run, whatever a text in the report contains. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/**
 * The run as one page that needs nothing else: no script, no request (its own policy forbids both), dark or light as the reader's
 * system is, printable. Long lists are cut in the page, and it says so; memory does not grow with their length.
 */
export function reportHtml(document: ReportDocument): AsyncGenerator<string> {
  return textChunks(pieces(document));
}

async function* pieces(document: ReportDocument): AsyncGenerator<string> {
  // Plain text where an element opens in one piece and closes in another: a formatter would close it at once.
  yield `<!doctype html>\n<html lang="en">\n${head(document).markup}\n<body><main>\n`;
  yield headerSection(document).markup;
  yield headlineFigures(document).markup;
  yield (await chartsSection(document)).markup;
  if (document.monthly.length > 0)
    yield html`<section id="months">
      <h2>Monthly returns <span class="tally">percent</span></h2>
      ${monthlyTable(document.monthly)}
    </section>`.markup;
  yield metricsSection(document).markup;
  yield (await tradesSection(document)).markup;
  yield costsSection(document).markup;
  yield assumptionsSection(document.assumptions).markup;
  yield (await recordsSection(document)).markup;
  yield setupSection(document).markup;
  yield footer(document).markup;
  yield '\n</main></body></html>\n';
}

function head({ job }: ReportDocument): Html {
  return html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="robots" content="noindex" />
    <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
    <title>${job.strategy} ${job.version} - Backtest report</title>
    ${STYLE}
  </head>`;
}

function footer({ versions }: ReportDocument): Html {
  return html`<footer>Paddock ${versions.paddock}. All times are UTC. Past results of a simulation say nothing certain about the future.</footer>`;
}

async function chartsSection({ equity, job }: ReportDocument): Promise<Html> {
  const curve = await curveFromRows(equity);
  if (curve.time.length < 2)
    return html`<section id="equity">
      <h2>Equity</h2>
      <p class="empty">The run ended before equity could be drawn.</p>
    </section>`;
  return html`<section id="equity">
    <h2>Equity</h2>
    ${equityChart(curve, Number(job.cash))}
    <h2 class="second">Drawdown</h2>
    ${drawdownChart(curve)}
  </section>`;
}

import type { ReportDocument, StopReason } from '@paddock/platform/core';
import { count, time } from './format.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

const SYMBOLS_SHOWN = 6;

/** Name, state and scope of the run; why it ended early, when it did. */
export function headerSection({ job, status, reason }: ReportDocument): Html {
  const scope = [job.datasetName, symbolText(job), job.timeframe, periodText(job.from, job.to)].filter((part) => part !== undefined && part !== '');
  return html`<header>
      <div class="brand">
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <rect width="24" height="24" rx="6" />
          <path d="M7.5 19V5.5h5.6a4.4 4.4 0 0 1 0 8.8H4.5M4.5 9.9h12.6" /></svg
        >Paddock<span>Backtest report</span>
      </div>
      <h1>${job.strategy}${job.version !== undefined && html`<span class="version">${job.version}</span>`}<span class="status ${status}">${status}</span></h1>
      ${job.label !== undefined && job.label !== '' && html`<p class="lead">${job.label}</p>`}
      <ul class="scope">
        ${scope.map((part) => html`<li>${part}</li>`)}
      </ul>
    </header>
    ${reason !== undefined && reasonBox(reason)}`;
}

function reasonBox({ code, message, location, used, allowed, advice }: StopReason): Html {
  const budget = used !== undefined && html`<p>Used ${used}${allowed !== undefined && html`, allowed ${allowed}`}.</p>`;
  const place = location !== undefined && html`<p><code>${location.file}:${location.line}:${location.column}</code></p>`;
  return html`<div class="reason" role="alert">
    <strong>Ended early: ${code}</strong>
    <p>${message}</p>
    ${place}${budget}${advice !== undefined && html`<p>${advice}</p>`}
    <p class="dim">The figures below cover the run up to that point.</p>
  </div>`;
}

function symbolText({ symbols, symbolCount }: ReportDocument['job']): string | undefined {
  const total = symbolCount ?? symbols?.length;
  if (symbols === undefined || symbols.length === 0) return total === undefined ? undefined : `${count(total)} symbols`;
  const shown = symbols.slice(0, SYMBOLS_SHOWN).join(', ');
  const rest = (total ?? symbols.length) - Math.min(symbols.length, SYMBOLS_SHOWN);
  return rest > 0 ? `${shown} and ${count(rest)} more` : shown;
}

function periodText(from: number | undefined, to: number | undefined): string | undefined {
  return from === undefined || to === undefined ? undefined : `${time(from)} to ${time(to)} UTC`;
}

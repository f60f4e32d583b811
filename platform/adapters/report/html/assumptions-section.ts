import type { Assumption } from '@paddock/platform/core';
import { html } from './html.ts';
import type { Html } from './html.ts';

const ORDER: readonly Assumption['bias'][] = ['optimistic', 'neutral', 'pessimistic'];

const MEANING: Readonly<Record<Assumption['bias'], string>> = {
  optimistic: 'flatters the result',
  neutral: 'neither',
  pessimistic: 'holds the result back',
};

/** Every assumption behind the numbers; those that flatter the result come first. */
export function assumptionsSection(assumptions: readonly Assumption[]): Html {
  const sorted = ORDER.flatMap((bias) => assumptions.filter((assumption) => assumption.bias === bias));
  const rows = sorted.map(
    ({ subject, text, bias }) =>
      html`<tr>
        <th scope="row">${subject}</th>
        <td>${text}</td>
        <td><span class="bias ${bias}" title="${MEANING[bias]}">${bias}</span></td>
      </tr>`,
  );
  return html`<section id="assumptions">
    <h2>Assumptions</h2>
    <p class="note">What this result takes for granted. Optimistic ones flatter it.</p>
    <div class="scroll">
      <table class="rows assumptions">
        <thead>
          <tr>
            <th>Subject</th>
            <th>Assumption</th>
            <th>Bias</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </section>`;
}

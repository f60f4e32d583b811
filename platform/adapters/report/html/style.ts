import { Html } from './html.ts';

/** The look of the report: system fonts, colours by the reader's scheme, tables that stay readable on paper. */
const CSS = `
:root{color-scheme:light dark;--page:#f4f6f9;--panel:#fff;--ink:#17212e;--dim:#667487;--line:#e2e7ee;--faint:#eef1f5;--accent:#2b66d9;--gain:#0b8457;--loss:#c93a46;--warn:#a86403;--shadow:0 1px 2px rgb(20 32 50/.05)}
@media (prefers-color-scheme:dark){:root{--page:#0d1219;--panel:#141b25;--ink:#e2e8f0;--dim:#8b98aa;--line:#253142;--faint:#1b2430;--accent:#6aa3ff;--gain:#3cc48f;--loss:#f4717b;--warn:#e3a94b;--shadow:none}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:14px/1.5 ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;-webkit-font-smoothing:antialiased}
main{max-width:1180px;margin:0 auto;padding:32px 24px 48px}
h1{font-size:30px;line-height:1.2;letter-spacing:-.02em;margin:20px 0 6px;display:flex;flex-wrap:wrap;gap:12px;align-items:center;overflow-wrap:anywhere}
h2{font-size:17px;letter-spacing:-.01em;margin:0 0 14px}
h2.second{margin-top:22px}
h3{font-size:12px;font-weight:600;letter-spacing:.04em;text-transform:uppercase;color:var(--dim);margin:0 0 8px}
section>h3{margin-top:20px}
section,.card{background:var(--panel);border:1px solid var(--line);border-radius:12px;box-shadow:var(--shadow)}
section{padding:20px 22px;margin-top:18px}
.brand{display:flex;align-items:center;gap:8px;font-weight:650;letter-spacing:-.01em}
.brand svg{width:22px;height:22px;fill:none;stroke:#fff;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.brand rect{fill:#3156e3;stroke:none}
.brand span{color:var(--dim);font-weight:400;padding-left:10px;margin-left:2px;border-left:1px solid var(--line)}
.version{font-size:14px;font-weight:500;letter-spacing:0;color:var(--dim);border:1px solid var(--line);background:var(--panel);border-radius:999px;padding:2px 10px}
.status,.bias,.level,.side{font-size:12px;font-weight:600;letter-spacing:0;border-radius:999px;padding:2px 9px;white-space:nowrap;color:var(--c);background:color-mix(in srgb,var(--c) 13%,transparent)}
.status{font-size:13px;padding:3px 11px}
.completed,.long,.pessimistic{--c:var(--gain)}.failed,.short,.error{--c:var(--loss)}.cancelled,.optimistic,.warn{--c:var(--warn)}.neutral,.info{--c:var(--dim)}
.lead{margin:0 0 6px;font-size:16px;color:var(--dim)}
.scope{list-style:none;margin:0 0 22px;padding:0;display:flex;flex-wrap:wrap;color:var(--dim)}
.scope li+li:before{content:"\\00b7";padding:0 9px}
.reason{border:1px solid color-mix(in srgb,var(--loss) 40%,transparent);background:color-mix(in srgb,var(--loss) 8%,var(--panel));border-radius:12px;padding:14px 18px;margin-bottom:18px}
.reason strong{color:var(--loss)}.reason p{margin:6px 0 0;overflow-wrap:anywhere}
.cards{display:grid;grid-template-columns:repeat(4,1fr);gap:12px}
.card{padding:14px 16px}
.label,.sub{color:var(--dim);font-size:12.5px}
.value{font-size:23px;font-weight:600;letter-spacing:-.02em;line-height:1.35;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.gain{color:var(--gain)}.loss{color:var(--loss)}.dim{color:var(--dim)}
.note+.scroll{margin-top:10px}.note,.empty{color:var(--dim);margin:8px 0 0;font-size:13px}
.tally{font-size:12px;font-weight:500;letter-spacing:0;text-transform:none;color:var(--dim);background:var(--faint);border-radius:999px;padding:1px 8px;margin-left:4px;vertical-align:1px}
.chart{display:block;width:100%;height:auto;overflow:visible}
.chart .grid{stroke:var(--line)}.chart .faint{stroke:var(--faint)}
.chart .axis{fill:var(--dim);font-size:11.5px;font-variant-numeric:tabular-nums}
.chart .mark{fill:var(--loss);font-size:11.5px;font-weight:600;paint-order:stroke;stroke:var(--panel);stroke-width:4px}
.baseline{stroke:var(--dim);stroke-dasharray:4 4;opacity:.7}
.equity-line{fill:none;stroke:var(--accent);stroke-width:1.6;stroke-linejoin:round}.equity-area{fill:url(#equity-fill)}.equity-dot{fill:var(--accent);stroke:var(--panel);stroke-width:1.5}
.fill-top{stop-color:var(--accent);stop-opacity:.24}.fill-end{stop-color:var(--accent);stop-opacity:.02}
.drawdown-line{fill:none;stroke:var(--loss);stroke-width:1.1;stroke-linejoin:round}.drawdown-area{fill:var(--loss);opacity:.16}.drawdown-dot{fill:var(--loss);stroke:var(--panel);stroke-width:1.5}
.gain-bar{fill:var(--gain);opacity:.8}.loss-bar{fill:var(--loss);opacity:.8}
.scroll{overflow-x:auto}.chart+.scroll{margin-top:14px}.tall{max-height:560px;overflow-y:auto;border:1px solid var(--line);border-radius:8px}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
.rows th,.rows td{padding:7px 12px;text-align:left;vertical-align:top;border-bottom:1px solid var(--faint)}
.rows td,.rows .n{white-space:nowrap}
.rows .n{text-align:right}
.rows thead th{position:sticky;top:0;background:var(--panel);color:var(--dim);font-size:12px;font-weight:600;box-shadow:inset 0 -1px var(--line);white-space:nowrap;border-bottom:0}
.rows tbody th{font-weight:500;white-space:nowrap}.rows tbody tr:last-child>*{border-bottom:0}
.rows tbody tr:hover>*{background:var(--faint)}
.rows tfoot th,.rows tfoot td{font-weight:600;border-top:1px solid var(--line);border-bottom:0}
.assumptions td{white-space:normal}.assumptions td:last-child,.assumptions th:last-child{width:1%;white-space:nowrap}
.costs .bar{width:45%;vertical-align:middle}.costs .bar span{display:block;height:8px;min-width:1px;border-radius:4px;background:var(--accent);opacity:.75}
.rows .message{white-space:pre-wrap;overflow-wrap:anywhere}
.months{min-width:820px;border-spacing:3px;border-collapse:separate;margin:-3px}
.months th{color:var(--dim);font-size:12px;font-weight:600;padding:4px 6px}
.months td{text-align:center;padding:6px 4px;border-radius:6px;background:var(--faint);min-width:54px}
.months .heat{color:var(--ink)}
.months .gain.heat{background:color-mix(in srgb,var(--gain) var(--heat),var(--faint))}.months .loss.heat{background:color-mix(in srgb,var(--loss) var(--heat),var(--faint))}
.months .none{background:none}.months .total{font-weight:650;background:none}
.groups{display:grid;grid-template-columns:repeat(auto-fill,minmax(300px,1fr));gap:26px 40px}
.wide{display:block;columns:2;column-gap:48px}.wide .group{break-inside:avoid;padding-bottom:22px}
dl{margin:0}
.group dl>div{display:flex;justify-content:space-between;gap:16px;padding:5px 0;border-bottom:1px solid var(--faint)}
.group dl>div:last-child{border-bottom:0}
dt{color:var(--dim);white-space:nowrap}dd{margin:0;font-variant-numeric:tabular-nums;font-weight:500;text-align:right}
dd.text{min-width:0;overflow-wrap:anywhere}.wide dt{white-space:normal}
details{border-top:1px solid var(--line);padding:10px 0}
#records details:first-of-type{border-top:0;padding-top:0}#metrics details{margin-top:14px;padding-bottom:0}
summary{cursor:pointer;font-weight:500}details[open]>summary{margin-bottom:10px}
.terms{display:grid;grid-template-columns:repeat(auto-fill,minmax(440px,1fr));gap:4px 32px;font-size:13px}
.terms>div{display:grid;grid-template-columns:190px 1fr;gap:10px}.terms dt{white-space:normal}.terms dd{text-align:left;font-weight:400}
code{font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
footer{color:var(--dim);font-size:12.5px;margin-top:24px;text-align:center}
@media (max-width:860px){.cards{grid-template-columns:repeat(2,1fr)}main{padding:20px 12px 32px}section{padding:16px 14px}.wide{columns:1}.terms{grid-template-columns:1fr}.terms>div{grid-template-columns:1fr;gap:0;padding-bottom:6px}#equity{overflow-x:auto}#equity .chart{min-width:640px}.chart .axis,.chart .mark{font-size:17px}.assumptions{min-width:520px}}
@media print{:root{color-scheme:light}body{background:#fff}main{max-width:none;padding:0}section,.card{box-shadow:none;break-inside:avoid}#trades,#records,#assumptions{break-inside:auto}.tall{max-height:none;overflow:visible}tr{break-inside:avoid}.rows thead th{position:static}}
`;

export const STYLE = new Html(`<style>${CSS}</style>`);

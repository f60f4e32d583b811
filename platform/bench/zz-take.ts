import { bundleStrategy } from '@paddock/sandbox';
import { livePool, LiveSession, PushSource } from '../dist/adapters/runner/index.js';
import { DEFAULT_RUN_CONFIG } from '../dist/core/index.js';
const META = { instruments: [{ symbol: 'BENCH', priceDecimals: 2, quantityDecimals: 0, tick: 1 }], timeframeMs: 60_000, firstTime: 1_600_000_000_000 };
const SMA = `import { Strategy, Sma, crossedAbove, crossedBelow } from '@paddock/sdk';
export default class Cross extends Strategy({ name: 'cross' }) {
  #fast = this.indicator(new Sma(10)); #slow = this.indicator(new Sma(30)); #trades = 0;
  onBar() { if (crossedAbove(this.#fast, this.#slow) && this.position.isFlat) { this.buy({ quantity: 1 }); this.#trades++; } else if (crossedBelow(this.#fast, this.#slow) && this.position.isLong) this.close(); }
  save() { return { trades: this.#trades, numbers: Array.from({ length: 1_000 }, (_, i) => i) }; }
  load(state: { trades: number }) { this.#trades = state.trades; }
}`;
const made = await bundleStrategy({ 'strategy.ts': SMA }); if (!made.ok) throw new Error('x');
let log: string[] | undefined;
const pool = await livePool({ spares: 2, observer: { onRequest: (f) => log?.push(`${f.kind[1]}${Math.round(f.cpuMs*1000)}/${Math.round(f.wallMs*1000)}/${f.bytesIn}`) } });
const { SandboxLink } = { SandboxLink: 0 }; void SandboxLink;
const feed = new PushSource(META, 100_000);
const s = await LiveSession.on(feed, pool, { bundle: made.bundle, params: {}, config: { ...DEFAULT_RUN_CONFIG, cash: '100000000' }, budgets: { ordersPerMinute: {soft:1e9,hard:1e9}, probation: { steps: 10, ms: 0 } } as never }, { onEnd() {} });
if (!s.ok) throw new Error('y');
let i = 0; const t = setInterval(() => { const rows: any[] = []; for (let k=0;k<10;k++) { const c = 100+ 5*Math.sin(i/20); rows.push([META.firstTime + i++*60000,0,c,c+1,c-1,c,1000]); } feed.push(rows); }, 1);
for (let k = 0; k < 6; k++) { await new Promise(r => setTimeout(r, 500)); log = []; const r = await s.value.reload({ bundle: made.bundle }); console.log(JSON.stringify(r.outcome), (r as any).pauseUs, log.filter(x=>x[0]==='o').join(' '), '| chunks', log.filter(x=>x[0]==='h').slice(-8).join(' ')); log = undefined; }
clearInterval(t); process.exit(0);

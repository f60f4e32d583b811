export interface TemplateValues {
  /** Name under which the strategy is published. */
  readonly name: string;
  /** Where npm finds the SDK: a version or `file:` path. */
  readonly sdk: string;
}

const className = (name: string): string =>
  name
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
const title = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1).replaceAll('-', ' ');

export const strategyFile = ({
  name,
}: TemplateValues): string => `import { Ema, Strategy, crossedAbove, crossedBelow, int, number, type Bar } from '@paddock/sdk';

/** Long while the fast average is above the slow one. */
export default class ${className(name)} extends Strategy({
  name: '${name}',
  title: '${title(name)}',
  description: 'Buys when a fast moving average crosses above a slow one, sells when it crosses below.',
  params: {
    fast: int({ default: 12, min: 2, max: 200, label: 'Fast average, bars' }),
    slow: int({ default: 26, min: 3, max: 400, label: 'Slow average, bars' }),
    share: number({ default: 95, min: 1, max: 100, label: 'Percent of cash to invest' }),
  },
}) {
  readonly #fast = this.indicator(new Ema(this.params.fast));
  readonly #slow = this.indicator(new Ema(this.params.slow));

  override onBar(bar: Bar): void {
    if (crossedAbove(this.#fast, this.#slow) && this.position.isFlat) {
      const quantity = this.roundQuantity((this.cash * this.params.share) / 100 / bar.close);
      if (quantity > 0) this.buy({ quantity });
    } else if (crossedBelow(this.#fast, this.#slow)) {
      this.cancelAll();
      this.close();
    }
  }
}
`;

export const specFile = ({ name }: TemplateValues): string => `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barsFrom, runStrategy } from '@paddock/sdk/testing';
import ${className(name)} from './strategy.ts';

const wave = barsFrom(Array.from({ length: 400 }, (_, i) => 100 + 10 * Math.sin(i / 15)));

test('buys low and sells high on a slow wave', async () => {
  const { trades } = await runStrategy(${className(name)}, wave, { params: { fast: 3, slow: 8 } });
  assert.ok(trades.length >= 2);
  assert.ok(trades.every((trade) => Number(trade.exitPrice) > Number(trade.entryPrice)));
});

test('stays out of a market that does not move', async () => {
  const { orders } = await runStrategy(${className(name)}, barsFrom(Array.from({ length: 100 }, () => 100)));
  assert.equal(orders.length, 0);
});
`;

export const packageFile = ({ name, sdk }: TemplateValues): string => `${JSON.stringify(
  {
    name,
    version: '0.1.0',
    private: true,
    type: 'module',
    scripts: { check: 'paddock check .', test: 'paddock test .', backtest: 'paddock backtest .', publish: 'paddock publish .' },
    dependencies: { '@paddock/sdk': sdk },
    devDependencies: { '@types/node': '26.6.6', typescript: '6.0.3' },
  },
  undefined,
  2,
)}
`;

export const tsconfigFile = (): string => `{
  "compilerOptions": {
    "target": "es2023", "lib": ["es2023"], "module": "nodenext", "moduleResolution": "nodenext",
    "types": ["node"], "strict": true, "noUncheckedIndexedAccess": true, "noImplicitOverride": true,
    "allowImportingTsExtensions": true, "erasableSyntaxOnly": true, "noEmit": true, "skipLibCheck": true
  },
  "include": ["*.ts"]
}
`;

export const readmeFile = ({ name }: TemplateValues): string => `# ${title(name)}

What it does, when it trades, and why that should work.

\`\`\`
npx paddock check .                                        types, imports, a test run, look-ahead
npx paddock test .                                         the spec
npx paddock backtest . --data prices.csv --cash 100000     a backtest on your data
npx paddock publish .                                      a new version on your server
\`\`\`
`;

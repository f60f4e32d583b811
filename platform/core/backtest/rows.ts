import type { Instrument } from '@paddock/sdk';
import type { TradingEngine } from '../engine.ts';
import { formatDecimal, formatRatio, formatUnits } from '../money/decimal.ts';
import { product, sum, times, type Units } from '../money/exact-sum.ts';
import type { ClosedTrade } from '../portfolio/trade-recorder.ts';
import type { FillFacts } from './fill-table.ts';
import type { OrderFacts } from './order-table.ts';
import type { FillRow, OpenPositionRow, OrderRow, TradeRow } from './result.ts';
import type { RunRecorder } from './run-recorder.ts';

/** Turns integers of the core into the rows of a report: decimal strings, epoch milliseconds. */
export class RowWriter {
  readonly #engine: TradingEngine;

  constructor(engine: TradingEngine) {
    this.#engine = engine;
  }
  order(order: OrderFacts): OrderRow {
    const instrument = this.#instrument(order.instrument);
    const price = (units: number): string => formatUnits(units, instrument.priceDecimals);
    return {
      id: String(order.id),
      symbol: instrument.symbol,
      side: order.side,
      type: order.type,
      quantity: quantityText(order.quantity, instrument),
      ...(Number.isNaN(order.limit) ? {} : { limitPrice: price(order.limit) }),
      ...(Number.isNaN(order.stop) ? {} : { stopPrice: price(order.stop) }),
      timeInForce: order.timeInForce,
      status: order.status,
      submittedAt: order.submittedAt,
      ...(Number.isNaN(order.closedAt) ? {} : { closedAt: order.closedAt }),
      filledQuantity: quantityText(order.filled, instrument),
      ...(order.filled === 0 ? {} : { averagePrice: average(order.filledValue, order.filled, instrument) }),
      ...(order.reason === '' ? {} : { reason: order.reason }),
      ...(order.tag === '' ? {} : { tag: order.tag }),
    };
  }
  fill(fill: FillFacts): FillRow {
    const instrument = this.#instrument(fill.instrument);
    const slippage = product(Math.abs(fill.price - fill.basePrice), fill.quantity, Number(this.#perNotional(fill.instrument)));
    return {
      orderId: String(fill.orderId),
      symbol: instrument.symbol,
      side: fill.sign > 0 ? 'buy' : 'sell',
      quantity: quantityText(fill.quantity, instrument),
      price: formatUnits(fill.price, instrument.priceDecimals),
      fee: this.money(fill.fee),
      slippage: this.money(slippage),
      time: fill.time,
    };
  }
  trade(trade: ClosedTrade): TradeRow {
    const instrument = this.#instrument(trade.instrument);
    const perNotional = this.#engine.scale.perNotional[trade.instrument] as number;
    const gross = times(sum(trade.exitValue, -trade.entryValue), trade.sign * perNotional);
    const excursion = (price: number): string => this.money(times(sum(product(price, trade.quantity, 1), -trade.entryValue), trade.sign * perNotional));
    const [worst, best] = trade.sign > 0 ? [trade.lowest, trade.highest] : [trade.highest, trade.lowest];
    return {
      symbol: instrument.symbol,
      side: trade.sign > 0 ? 'long' : 'short',
      quantity: quantityText(trade.quantity, instrument),
      entryTime: trade.entryTime,
      entryPrice: average(trade.entryValue, trade.quantity, instrument),
      exitTime: trade.exitTime,
      exitPrice: average(trade.exitValue, trade.quantity, instrument),
      fees: this.money(trade.fees),
      pnl: this.money(sum(gross, -trade.fees)),
      ...(trade.exitReason === '' ? {} : { exitReason: trade.exitReason }),
      bars: trade.exitStep - trade.entryStep,
      mae: excursion(worst),
      mfe: excursion(best),
    };
  }
  openPositions(recorder: RunRecorder): OpenPositionRow[] {
    const { portfolio } = this.#engine;
    return portfolio.held
      .toSorted((a, b) => a - b)
      .flatMap((index) => {
        const open = recorder.openTrade(index);
        if (open === undefined) return [];
        const instrument = this.#instrument(index);
        const quantity = open.entryQuantity - open.exitQuantity;
        const cost = Math.abs(portfolio.position(index).cost);
        const mark = portfolio.markUnits(index);
        const unrealized = BigInt(Math.round((mark * quantity - cost) * open.sign)) * this.#perNotional(index);
        return [
          {
            symbol: instrument.symbol,
            side: open.sign > 0 ? ('long' as const) : ('short' as const),
            quantity: quantityText(quantity, instrument),
            entryTime: open.entryTime,
            averagePrice: average(Math.round(cost), quantity, instrument),
            lastPrice: formatUnits(mark, instrument.priceDecimals),
            unrealizedPnl: this.money(unrealized),
            fees: this.money(open.fees),
          },
        ];
      });
  }
  /** Ledger units as decimal text of the account currency. */
  money(units: Units): string {
    return formatUnits(units, this.#engine.scale.decimals);
  }
  decimal(units: bigint, decimals: number): string {
    return formatDecimal(units, decimals);
  }
  #instrument(index: number): Instrument {
    const instrument = this.#engine.instruments[index];
    if (instrument === undefined) throw new RangeError(`instrument ${index} does not exist`);
    return instrument;
  }
  #perNotional(index: number): bigint {
    return BigInt(this.#engine.scale.perNotional[index] as number);
  }
}

function quantityText(units: number, instrument: Instrument): string {
  return Number.isFinite(units) ? formatUnits(units, instrument.quantityDecimals) : String(units);
}

/** Mean price of a value (price x quantity units): exact where it has an end, else four decimals beyond the instrument's. */
function average(value: Units, quantity: number, instrument: Instrument): string {
  const price = typeof value === 'number' ? value / quantity : Number.NaN;
  // One fill, or several at one price: the mean is on the grid.
  if (Number.isSafeInteger(price) && price * quantity === value) return formatUnits(price, instrument.priceDecimals);
  return formatRatio(BigInt(value), BigInt(quantity) * 10n ** BigInt(instrument.priceDecimals), instrument.priceDecimals + 4);
}

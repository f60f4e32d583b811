import type { Order, OrderStatus, OrderType, Position, Side, TimeInForce } from '@paddock/sdk';
import type { Broker, OrderRequest } from '@paddock/sdk/runtime';
import type { PlacedOrder } from './protocol.ts';

const MOST_PER_EVENT = 50;
const MOST_PER_RUN = 100_000;

/** An order as its author sees it; only the broker changes it. */
class IntentOrder implements Order {
  readonly id: number;
  readonly symbol: string;
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  readonly tag: string;
  readonly reason = '';
  readonly #state: { status: OrderStatus; quantity: number; limit: number; stop: number; price: number };

  constructor(id: number, symbol: string, request: OrderRequest) {
    const { side, timeInForce, tag, limit, stop, quantity } = request;
    this.id = id;
    this.symbol = symbol;
    this.side = side;
    this.type = typeOf(request);
    this.timeInForce = timeInForce;
    this.tag = tag;
    this.#state = { status: request.parent === 0 ? 'accepted' : 'held', quantity, limit, stop, price: Number.NaN };
    Object.freeze(this);
  }
  static change(order: IntentOrder, change: Partial<{ status: OrderStatus; quantity: number; limit: number; stop: number; price: number }>): void {
    Object.assign(order.#state, change);
  }
  get quantity(): number {
    return this.#state.quantity;
  }
  get filledQuantity(): number {
    return this.isFilled ? this.#state.quantity : 0;
  }
  get remainingQuantity(): number {
    return this.quantity - this.filledQuantity;
  }
  get averagePrice(): number {
    return this.#state.price;
  }
  get limitPrice(): number {
    return this.#state.limit;
  }
  get stopPrice(): number {
    return this.#state.stop;
  }
  get status(): OrderStatus {
    return this.#state.status;
  }
  get isOpen(): boolean {
    return this.#state.status === 'accepted' || this.#state.status === 'held';
  }
  get isFilled(): boolean {
    return this.#state.status === 'filled';
  }
}

interface Holding {
  quantity: number;
  cost: number;
  realized: number;
  price: number;
}

/**
 * Collects what a strategy asks for. It is no market: a market order counts as filled at the open of its symbol's next bar,
 * so that the strategy knows its position; every other order stands until it is cancelled. What they are worth is for the host to decide.
 */
export class IntentBroker implements Broker {
  readonly placed: PlacedOrder[] = [];
  readonly cancelled: number[] = [];
  readonly #symbols: readonly string[];
  readonly #holdings: readonly Holding[];
  readonly #positions: readonly Position[];
  readonly #open = new Map<number, { readonly order: IntentOrder; readonly request: OrderRequest }>();
  readonly #clock: Float64Array;
  #cash: number;
  #orders = 0;
  #groups = 0;
  #inEvent = 0;

  constructor(symbols: readonly string[], cash: number, clock: Float64Array) {
    this.#symbols = symbols;
    this.#cash = cash;
    this.#clock = clock;
    this.#holdings = symbols.map(() => ({ quantity: 0, cost: 0, realized: 0, price: Number.NaN }));
    this.#positions = symbols.map((symbol, index) => positionView(symbol, this.#holdings[index] as Holding));
  }
  get cash(): number {
    return this.#cash;
  }
  get equity(): number {
    return this.#holdings.reduce((sum, { quantity, price }) => sum + (quantity === 0 ? 0 : quantity * price), this.#cash);
  }
  submit(request: OrderRequest): Order {
    this.#count();
    this.#orders += 1;
    const symbol = this.#symbols[request.instrument] ?? '';
    const order = new IntentOrder(this.#orders, symbol, request);
    this.#open.set(order.id, { order, request });
    const { side, quantity, limit, stop, timeInForce, tag } = request;
    const prices = { ...(!Number.isNaN(limit) && { limit }), ...(!Number.isNaN(stop) && { stop }) };
    this.placed.push({ id: order.id, time: this.#clock[0] ?? 0, symbol, side, type: order.type, quantity, ...prices, timeInForce, tag });
    return order;
  }
  cancel(orderId: number): boolean {
    this.#count();
    const found = this.#open.get(orderId);
    if (found === undefined) return false;
    this.#open.delete(orderId);
    this.cancelled.push(orderId);
    IntentOrder.change(found.order, { status: 'cancelled' });
    return true;
  }
  /** A changed order is a new one in the place of the old: hosts see a cancel and an order. */
  replace(orderId: number, quantity: number, limit: number, stop: number): boolean {
    const found = this.#open.get(orderId);
    if (found === undefined || !this.cancel(orderId)) return false;
    const kept = { quantity: Number.isNaN(quantity) ? found.request.quantity : quantity, limit: Number.isNaN(limit) ? found.request.limit : limit };
    this.submit({ ...found.request, ...kept, stop: Number.isNaN(stop) ? found.request.stop : stop });
    return true;
  }
  position(instrument: number): Position {
    return this.#positions[instrument] as Position;
  }
  openOrders(owner: number): readonly Order[] {
    return [...this.#open.values()].filter(({ request }) => request.owner === owner).map(({ order }) => order);
  }
  newOcoGroup(): number {
    this.#groups += 1;
    return this.#groups;
  }
  beginEvent(): void {
    this.#inEvent = 0;
  }
  /** Market orders of the symbol count as filled at its open. Returns them. */
  open(instrument: number, price: number): readonly { readonly order: Order; readonly owner: number }[] {
    const filled = [...this.#open.values()].filter(({ order, request }) => request.instrument === instrument && order.type === 'market');
    for (const { order, request } of filled) {
      this.#open.delete(order.id);
      this.#fill(this.#holdings[instrument] as Holding, request.side === 'buy' ? request.quantity : -request.quantity, price);
      IntentOrder.change(order, { status: 'filled', price });
    }
    return filled.map(({ order, request }) => ({ order, owner: request.owner }));
  }
  mark(instrument: number, price: number): void {
    (this.#holdings[instrument] as Holding).price = price;
  }

  #fill(holding: Holding, signed: number, price: number): void {
    const closing = Math.sign(signed) === -Math.sign(holding.quantity) ? Math.min(Math.abs(signed), Math.abs(holding.quantity)) : 0;
    const average = holding.quantity === 0 ? 0 : holding.cost / holding.quantity;
    const side = Math.sign(holding.quantity);
    holding.realized += closing * side * (price - average);
    holding.cost += -closing * side * average + (Math.abs(signed) - closing) * Math.sign(signed) * price;
    holding.quantity += signed;
    this.#cash -= signed * price;
  }
  #count(): void {
    this.#inEvent += 1;
    if (this.#inEvent > MOST_PER_EVENT) throw new RangeError(`more than ${MOST_PER_EVENT} orders, cancels and changes in one callback`);
    if (this.#orders >= MOST_PER_RUN) throw new RangeError(`more than ${MOST_PER_RUN} orders in one run`);
  }
}

function positionView(symbol: string, holding: Holding): Position {
  return Object.freeze({
    symbol,
    get quantity() {
      return holding.quantity;
    },
    get averagePrice() {
      return holding.quantity === 0 ? Number.NaN : holding.cost / holding.quantity;
    },
    get isFlat() {
      return holding.quantity === 0;
    },
    get isLong() {
      return holding.quantity > 0;
    },
    get isShort() {
      return holding.quantity < 0;
    },
    get marketValue() {
      return holding.quantity === 0 ? 0 : holding.quantity * holding.price;
    },
    get unrealizedPnl() {
      return holding.quantity === 0 ? 0 : holding.quantity * holding.price - holding.cost;
    },
    get realizedPnl() {
      return holding.realized;
    },
  });
}

function typeOf({ limit, stop }: OrderRequest): OrderType {
  if (Number.isNaN(limit)) return Number.isNaN(stop) ? 'market' : 'stop';
  return Number.isNaN(stop) ? 'limit' : 'stop-limit';
}

/** What the account holds of one instrument, in integers of the instrument. */
export class PositionState {
  /** Signed. */
  quantity = 0;
  /** Sum of price x quantity of what is held, signed like the quantity. */
  cost = 0;
  /** Of what was closed, before fees, in price x quantity units, at average cost. */
  realized = 0;

  /** Books a fill at average cost: closing part first, then the opening part of a reversal. */
  apply(signedQuantity: number, price: number): void {
    const held = this.quantity;
    if (held === 0 || held > 0 === signedQuantity > 0) {
      this.quantity = held + signedQuantity;
      this.cost += signedQuantity * price;
      return;
    }
    const closing = Math.abs(signedQuantity) >= Math.abs(held) ? -held : signedQuantity;
    const released = closing === -held ? this.cost : (this.cost * -closing) / held;
    this.realized += -closing * price - released;
    this.cost -= released;
    this.quantity += closing;
    const opening = signedQuantity - closing;
    if (opening !== 0) {
      this.quantity = opening;
      this.cost = opening * price;
    }
  }
  get averagePrice(): number {
    return this.quantity === 0 ? Number.NaN : this.cost / this.quantity;
  }
}

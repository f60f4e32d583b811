/** Longest runs of winners and of losers; a zero ends both. */
export class Streaks {
  longestWin = 0;
  longestLoss = 0;
  #wins = 0;
  #losses = 0;

  add(pnl: number): void {
    this.#wins = pnl > 0 ? this.#wins + 1 : 0;
    this.#losses = pnl < 0 ? this.#losses + 1 : 0;
    if (this.#wins > this.longestWin) this.longestWin = this.#wins;
    if (this.#losses > this.longestLoss) this.longestLoss = this.#losses;
  }
}

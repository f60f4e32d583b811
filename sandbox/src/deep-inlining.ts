import { setFlagsFromString } from 'node:v8';

/**
 * Lets the compiler put more small functions into one piece: the way of an order leads through some thirty of them, and the engine's own
 * allowance (920) cuts it into pieces with calls, and boxed numbers, between them. Measured with the SMA reference run: a seventh less for the
 * judge, a tenth less in the isolate; 5,000 gains nothing more and takes longer to compile. It holds for what is compiled from now on.
 */
export function inlineDeeply(): void {
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=3000');
}

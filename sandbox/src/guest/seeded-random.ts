let state = 0;

/** Seeds `Math.random` of the realm; only the low 32 bits count. */
export function setSeed(seed: number): void {
  state = seed | 0;
}

/** Where the sequence is: a seed of this value goes on from here. */
export function randomState(): number {
  return state;
}

/** `Math.random` of the realm. mulberry32 (Tommy Ettinger, public domain): 32 bits of state, uniform in [0, 1). */
function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}

const imul = Math.imul;

export function installSeededRandom(): void {
  Reflect.defineProperty(Math, 'random', {
    value: random,
    writable: true,
    enumerable: false,
    configurable: true,
  });
}

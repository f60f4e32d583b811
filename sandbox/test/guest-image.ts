import { harden, installEntry, openMarker, type Marker } from '../src/guest/index.ts';

/** A guest without any trading in it: the author's exports are called by name, and `chunk` gets the rows. */
type Exports = Record<string, (...values: unknown[]) => unknown>;

const realm = harden();
let input = new Float64Array(0);
let output = new Float64Array(0);
let marker: Marker;
let author: Exports = {};
let written = 0;
let running = '';
const HANDLERS = ['onRow', 'attack', 'grow'];

function control(op: string, payload: unknown): unknown {
  if (op === 'seed') return realm.setSeed(payload as number);
  if (op === 'now') return realm.useClock(Float64Array.of(payload as number));
  const handler = author[op];
  if (handler === undefined) throw new TypeError(`no handler ${op}`);
  run(op);
  return handler(payload);
}

function run(handler: string): void {
  running = handler;
  marker.handler[0] = HANDLERS.indexOf(handler) + 1;
}

function chunk(rows: number): number {
  written = 0;
  run('onRow');
  for (let row = 0; row < rows; row += 1) {
    marker.time[0] = (row + 1) * 1_000;
    output[row] = Number(author['onRow']?.(input[row]));
    written += 8;
  }
  return written;
}

installEntry({
  attach(shared, answers, page) {
    input = new Float64Array(shared);
    output = new Float64Array(answers);
    marker = openMarker(page, HANDLERS);
  },
  require: (name) => {
    throw new TypeError(`no module ${name}`);
  },
  loaded(exports) {
    author = exports as Exports;
    return Object.keys(author);
  },
  control,
  chunk,
  context: () => running,
  written: () => written,
});
realm.freeze([]);

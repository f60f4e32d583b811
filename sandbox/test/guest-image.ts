import { harden, installEntry } from '../src/guest/index.ts';

/** A guest without any trading in it: the author's exports are called by name, and `chunk` gets the rows. */
type Exports = Record<string, (...values: unknown[]) => unknown>;

const realm = harden();
let input = new Float64Array(0);
let output = new Float64Array(0);
let author: Exports = {};
let written = 0;
let running = '';

function control(op: string, payload: unknown): unknown {
  if (op === 'seed') return realm.setSeed(payload as number);
  if (op === 'now') return void (realm.clock[0] = payload as number);
  const handler = author[op];
  if (handler === undefined) throw new TypeError(`no handler ${op}`);
  running = op;
  return handler(payload);
}

function chunk(rows: number): number {
  written = 0;
  running = 'onRow';
  for (let row = 0; row < rows; row += 1) {
    output[row] = Number(author['onRow']?.(input[row]));
    written += 8;
  }
  return written;
}

installEntry({
  attach(shared, answers) {
    input = new Float64Array(shared);
    output = new Float64Array(answers);
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

import fs from 'node:fs';
import path from 'node:path';

const POLL_MS = 100;

/** Runs `work` while no other process builds the same checkout. A lock whose owner is gone is taken over. */
export function alone(root, work) {
  const lock = path.join(root, 'node_modules/.paddock-build');
  acquire(lock);
  const release = () => fs.rmSync(lock, { force: true });
  // A build that fails ends the process.
  process.once('exit', release);
  try {
    work();
  } finally {
    release();
    process.off('exit', release);
  }
}

function acquire(lock) {
  for (;;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isAbandoned(lock)) fs.rmSync(lock, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
  }
}

function isAbandoned(lock) {
  const owner = Number(fs.existsSync(lock) ? fs.readFileSync(lock, 'utf8') : '');
  if (!Number.isInteger(owner) || owner <= 0) return false;
  try {
    return !process.kill(owner, 0);
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const pollMs = 100;

/** Runs `work` while no other process builds the same checkout. A lock whose owner is gone is taken over. */
export async function alone(root, work) {
  const lock = path.join(root, 'node_modules/.paddock-build');
  await acquire(lock);
  const release = () => fs.rmSync(lock, { force: true });
  // A build that fails ends the process.
  process.once('exit', release);
  try {
    await work();
  } finally {
    release();
    process.off('exit', release);
  }
}

async function acquire(lock) {
  for (;;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isAbandoned(lock)) fs.rmSync(lock, { force: true });
    else await delay(pollMs);
  }
}

function isAbandoned(lock) {
  const owner = Number(fs.existsSync(lock) ? fs.readFileSync(lock, 'utf8') : '');
  return Number.isInteger(owner) && owner > 0 && !isAlive(owner);
}

/** A process that ended but that nobody collects, as in containers without an init, can still be signalled. */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === 'ESRCH') return false;
  }
  const stat = `/proc/${pid}/stat`;
  return !fs.existsSync(stat) || !/\) [ZX] /.test(fs.readFileSync(stat, 'utf8'));
}

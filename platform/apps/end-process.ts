/** What is still open by then was not going to close. */
const patienceMs = 1000;

/**
 * Ends this process once nothing is left to do, at the latest after a second. `process.exit` at once would now and then never
 * return: it waits for the engine's compiling threads, and one of those may wait for a collection of the main thread's garbage
 * (nodejs/node#54918).
 */
export function endProcess(code: number): void {
  process.exitCode = code;
  setTimeout(() => process.exit(), patienceMs).unref();
}

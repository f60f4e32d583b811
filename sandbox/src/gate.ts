import { unpackArchive } from './archive.ts';
import { bundleFiles } from './bundle.ts';
import type { GateAnswer, GateRequest } from './publish-gate.ts';
import { markLines } from './profile/mark-lines.ts';
import { TypeChecker } from './type-check.ts';

/** The process of the publish gate: bundler and compiler, which read strangers' files, run here and not in the platform. */
let checker: TypeChecker | undefined;

async function serve(request: GateRequest): Promise<GateAnswer> {
  const { id } = request;
  if (request.kind === 'bundle') return { id, ok: true, value: await bundleFiles(request.files, request.entry, request.limits) };
  if (request.kind === 'unpack') return { id, ok: true, value: unpackArchive(Buffer.from(request.archive, 'base64'), request.limits, request.entry) };
  if (request.kind === 'mark') return { id, ok: true, value: markLines(request.bundle) };
  if (request.kind === 'types') checker = new TypeChecker(request.types);
  return { id, ok: true, value: request.kind === 'check' ? checker?.check(request.files, request.entry) : null };
}

process.on('message', (message) => {
  const request = message as GateRequest;
  serve(request).then(answer, (error: unknown) => answer({ id: request.id, ok: false, detail: detailOf(error) }));
});
// Nobody is left to answer, and an orderly end may wait for ever (nodejs/node#54918).
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

function detailOf(error: unknown): string {
  if (error instanceof RangeError) return 'something is nested too deeply';
  return error instanceof Error ? error.message.slice(0, 500) : 'unknown failure';
}

function answer(message: GateAnswer): void {
  process.send?.(message);
}

import { withDefaults } from './budget.ts';
import { encodeInit, ReplyKind } from './frames.ts';
import { builtFile } from './launch.ts';
import { plainBytes } from './replies.ts';
import { closedStop } from './reasons.ts';
import { SandboxLink } from './sandbox-link.ts';
import type { GuestImage } from './sandbox-options.ts';

const START_MS = 10_000;
const HELLO_CAP = 4_096;
const CACHE_CAP = 16_777_216;

type Made = Promise<Uint8Array | undefined>;
const made = { plain: new WeakMap<GuestImage, Made>(), jitless: new WeakMap<GuestImage, Made>() };

/**
 * The engine's compiled form of an image, made once by a process of ours that runs nothing but the image. Undefined when it could not be made:
 * starts are slower then, nothing else. `again` makes it anew, after the engine has refused the last one.
 */
export function codeCache(image: GuestImage, options: { readonly jitless: boolean; readonly again: boolean }): Made {
  const known = options.jitless ? made.jitless : made.plain;
  const before = options.again ? undefined : known.get(image);
  const cache = before ?? make(image.code, options.jitless);
  known.set(image, cache);
  return cache;
}

async function make(code: string, jitless: boolean): Made {
  const link = new SandboxLink({
    budgets: withDefaults(),
    windowFd: undefined,
    jitless,
    child: builtFile('cache-maker.cjs'),
    readFailure: () => ({ refusal: { ok: false, stop: closedStop() }, fatal: true }),
    onEnd: () => {},
  });
  link.hold(false);
  try {
    const hello = await link.greeting(HELLO_CAP, START_MS);
    if (!hello.ok) return undefined;
    const init = { memoryLimitMb: 0, inputBytes: 0, outputBytes: 0, replyBytes: 0, imageTimeoutMs: 0, hasWindow: false, profiles: false, isLean: false };
    const parts = encodeInit(link.nextSequence, init, code);
    const answer = await link.request({ expects: ReplyKind.text, capBytes: CACHE_CAP, timeoutMs: START_MS, parts });
    return answer.ok ? plainBytes(answer.value.body) : undefined;
  } finally {
    link.end(closedStop());
  }
}

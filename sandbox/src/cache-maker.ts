import { constants, createContext, Script } from 'node:vm';
import { ChildChannel } from './child-channel.ts';
import { IMAGE_FILE } from './child-isolate.ts';
import { decodeInit, ReplyKind } from './frames.ts';

/**
 * Runs in place of the runner, with the same flags: the engine takes a cache only from its like. Never sees foreign code, since cached data
 * of a stranger would be machine code of a stranger. The image is run before the cache is taken, so that what it calls is in there too.
 */
const NO_USAGE = { cpuUs: 0, heapBytes: 0 };
const channel = new ChildChannel();

channel.reply(ReplyKind.hello, 0, NO_USAGE, []);
const header = channel.readHeader();
const { image } = decodeInit(channel.read(header.payloadBytes));
const script = new Script(image, { filename: IMAGE_FILE });
script.runInContext(createContext(constants.DONT_CONTEXTIFY));
channel.reply(ReplyKind.text, header.sequence, NO_USAGE, [script.createCachedData()]);

import { spawnSync } from 'node:child_process';

/** A command that runs a program without root's rights and ends it when this process dies. */
export interface Launch {
  readonly file: string;
  readonly args: readonly string[];
  /** Set when the program must change to another user because user namespaces are missing. */
  readonly user?: { readonly uid: number; readonly gid: number };
}

const nobody = 65_534;

/**
 * PostgreSQL refuses to run as root. As root it gets a user namespace in which it is "nobody" over files that root owns: no
 * account is made and no file changes its owner. Without namespaces (some containers) it really becomes that user.
 */
export function unprivilegedLaunch(program: string, args: readonly string[]): Launch {
  const dieWithParent = available(['setpriv', '--pdeathsig', 'SIGINT']);
  const command = [...dieWithParent, program, ...args];
  if (process.getuid?.() !== 0) return toLaunch(command);
  const namespace = available(['unshare', '-U', `--map-user=${nobody}`, `--map-group=${nobody}`]);
  if (namespace.length > 0) return toLaunch([...namespace, ...command]);
  return { ...toLaunch(command), user: { uid: nobody, gid: nobody } };
}

function toLaunch(command: readonly string[]): Launch {
  const [file = '', ...args] = command;
  return { file, args };
}

const probed = new Map<string, boolean>();

/** The prefix itself when it works on this machine, else nothing. */
function available(prefix: readonly string[]): readonly string[] {
  const key = prefix.join(' ');
  const [file = '', ...args] = prefix;
  const works = probed.get(key) ?? (process.platform === 'linux' && spawnSync(file, [...args, 'true'], { stdio: 'ignore' }).status === 0);
  probed.set(key, works);
  return works ? prefix : [];
}

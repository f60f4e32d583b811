export interface TextSink {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** The world as a command sees it; replaced as a whole in tests. */
export interface Terminal {
  readonly stdout: TextSink;
  readonly stderr: TextSink;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

export const print = (terminal: Terminal, text: string): void => void terminal.stdout.write(`${text}\n`);
/** For what is not the result: hints, warnings, where a file went. */
export const note = (terminal: Terminal, text: string): void => void terminal.stderr.write(`${text}\n`);

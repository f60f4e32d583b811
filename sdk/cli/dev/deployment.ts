/** A deployment as the server shows it; what the command line needs of it. */
export interface Deployment {
  readonly id: string;
  readonly label: string;
  readonly state: 'starting' | 'running' | 'paused' | 'restarting' | 'quarantined' | 'stopped' | 'completed' | 'failed';
  readonly strategy: string;
  readonly version: string;
  readonly datasetName: string;
  readonly timeframe: string;
  readonly speed: string;
  readonly progress: number;
  readonly marketTime: number;
  readonly cash: string;
  readonly equity?: string;
  readonly orderCount: number;
  readonly fillCount: number;
  readonly logCount: number;
  readonly strikes: number;
  readonly reason?: Reason;
  /** While it has a process. */
  readonly usage?: { readonly nextBar?: NextBar };
}

/** When the next bar is due: in market time, and by the clock. */
export interface NextBar {
  readonly time: number;
  readonly at: number;
}

export interface Reason {
  readonly code: string;
  readonly message: string;
  readonly location?: { readonly file: string; readonly line: number; readonly column: number };
}

export interface Reload {
  readonly id: number;
  readonly outcome: 'pending' | 'stored' | 'refused' | 'swapped' | 'confirmed' | 'rolled-back' | 'superseded';
  readonly rowsDone?: number;
  readonly pauseUs?: number;
  readonly reason?: Reason;
}

export const hasEnded = ({ state }: Deployment): boolean => state === 'stopped' || state === 'completed' || state === 'failed';

/** What happened and where: the place comes first, as compilers write it. */
export function reasonText({ message, location }: Reason): string {
  return location === undefined ? message : `${location.file}:${location.line}:${location.column} ${message}`;
}

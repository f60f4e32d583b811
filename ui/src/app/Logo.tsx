interface Props {
  readonly size?: number;
  readonly withName?: boolean;
}

/** A fence post with a loop around it: the letter P, and a paddock seen from above. */
export function Logo({ size = 24, withName = true }: Props) {
  return (
    <span className="pd-logo">
      <svg width={size} height={size} viewBox="0 0 24 24" fill="none" role="img" aria-label={withName ? undefined : 'Paddock'} aria-hidden={withName}>
        <rect width="24" height="24" rx="6" fill="#3156e3" />
        <path d="M7.5 19V5.5h5.6a4.4 4.4 0 0 1 0 8.8H4.5M4.5 9.9h12.6" stroke="#fff" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      {withName && <span className="pd-logo-name">Paddock</span>}
    </span>
  );
}

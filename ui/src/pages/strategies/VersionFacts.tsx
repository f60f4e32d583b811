import type { StrategyVersion } from '../../api/types.ts';
import { CopyText } from '../../components/CopyText.tsx';
import { KeyValues } from '../../components/Figure.tsx';
import { formatAgo, formatBytes, plural } from '../../components/format.ts';

export function VersionFacts({ version }: { readonly version: StrategyVersion }) {
  const { metadata } = version;
  return (
    <KeyValues
      items={[
        ['Published', `${formatAgo(version.createdAt)} by ${version.createdBy}`],
        ['Note', version.note || 'None'],
        ['Runs', metadata.scope === 'portfolio' ? 'Once, sees all symbols' : 'Once for each symbol'],
        ['Warm-up', plural(metadata.warmUp, 'bar')],
        [
          'Entry',
          <span key="entry" className="pd-mono">
            {version.entry}
          </span>,
        ],
        ['Files', plural(Object.keys(version.files).length, 'file')],
        ['Bundle', formatBytes(version.bundleBytes)],
        ['Checksum', <CopyText key="checksum" text={version.checksum} shown={version.checksum.slice(0, 12)} />],
      ]}
    />
  );
}

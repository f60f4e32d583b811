import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';

/** Text that is meant to be copied: ids, checksums, keys. */
export function CopyText({ text, shown = text }: { readonly text: string; readonly shown?: string }) {
  return (
    <span className="pd-row" style={{ gap: 2, display: 'inline-flex', maxWidth: '100%' }}>
      <span className="pd-mono pd-ellipsis" title={text}>
        {shown}
      </span>
      <CopyButton value={text} timeout={1500}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? 'Copied' : 'Copy'}>
            <ActionIcon size="sm" onClick={copy} aria-label={copied ? 'Copied' : `Copy ${shown}`}>
              {copied ? <IconCheck size={14} className="pd-up" /> : <IconCopy size={14} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </span>
  );
}

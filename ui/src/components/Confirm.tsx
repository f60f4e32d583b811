import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  readonly opened: boolean;
  readonly title: string;
  readonly children: ReactNode;
  /** What the button does, e.g. "Delete dataset". */
  readonly action: string;
  readonly isBusy?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that cannot be undone. */
export function Confirm({ opened, title, children, action, isBusy = false, onConfirm, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={title} size="sm">
      <div className="pd-2" style={{ marginBottom: 18 }}>
        {children}
      </div>
      <div className="pd-row" style={{ justifyContent: 'flex-end' }}>
        <Button variant="default" onClick={onClose} data-autofocus>
          Keep
        </Button>
        <Button color="red" onClick={onConfirm} loading={isBusy} data-testid="confirm">
          {action}
        </Button>
      </div>
    </Modal>
  );
}

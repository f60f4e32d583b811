import { Kbd, Modal } from '@mantine/core';
import { SHORTCUTS } from './shortcuts.ts';

export function ShortcutHelp({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard shortcuts" size="sm">
      <dl className="pd-shortcuts">
        {SHORTCUTS.map(({ keys, label }) => (
          <div key={keys}>
            <dt>{label}</dt>
            <dd>
              {keys.split(' ').map((key) => (
                <Kbd key={key} size="sm">
                  {key.length === 1 ? key.toUpperCase() : key}
                </Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}

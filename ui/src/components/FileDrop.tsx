import './file-drop.css';
import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useRef, useState, type DragEvent, type ReactNode } from 'react';
import { droppedFiles } from './dropped-files.ts';

interface Props {
  readonly title: string;
  readonly text: ReactNode;
  readonly accept: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly withFolder?: boolean;
  readonly isCompact?: boolean;
  readonly testId: string;
}

/** A place to drop files or a folder, with buttons for those who do not drag. */
export function FileDrop({ title, text, accept, onFiles, withFolder = false, isCompact = false, testId }: Props) {
  const [isOver, setOver] = useState(false);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (list: readonly File[]): void => {
    if (list.length > 0) onFiles(list);
  };
  const drop = async (event: DragEvent): Promise<void> => {
    event.preventDefault();
    setOver(false);
    take(await droppedFiles(event.dataTransfer));
  };
  return (
    <div
      className="pd-drop"
      data-over={isOver || undefined}
      data-compact={isCompact || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void drop(event)}
    >
      {!isCompact && (
        <span className="pd-drop-icon">
          <IconUpload size={18} />
        </span>
      )}
      <div className="pd-drop-title">{title}</div>
      <div className="pd-drop-text">{text}</div>
      <div className="pd-row" style={{ marginTop: 10 }}>
        <Button size="xs" variant="default" onClick={() => files.current?.click()}>
          Choose files
        </Button>
        {withFolder && (
          <Button size="xs" variant="default" onClick={() => folder.current?.click()}>
            Choose a folder
          </Button>
        )}
      </div>
      <input
        ref={files}
        type="file"
        multiple
        accept={accept}
        hidden
        aria-label={title}
        data-testid={testId}
        onChange={(event) => {
          take([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      {withFolder && (
        <input
          ref={folder}
          type="file"
          multiple
          hidden
          aria-label={`${title}: folder`}
          onChange={(event) => {
            take([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
          {...{ webkitdirectory: '' }}
        />
      )}
    </div>
  );
}

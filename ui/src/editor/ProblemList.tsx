import './problem-list.css';
import { IconCircleX } from '@tabler/icons-react';
import { allowedText } from '../api/problem.ts';
import type { ProblemItem } from '../api/types.ts';

interface Props {
  readonly problems: readonly ProblemItem[];
  readonly onOpen?: (problem: ProblemItem) => void;
}

export function placeText({ file, line, column }: ProblemItem): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}

/** What the publish gate refuses, with file, line and column. */
export function ProblemList({ problems, onOpen }: Props) {
  return (
    <ul className="pd-problems" aria-label="Problems" data-testid="problems">
      {problems.map((problem, index) => (
        <li key={`${placeText(problem)} ${index}`}>
          <button type="button" onClick={() => onOpen?.(problem)}>
            <IconCircleX size={14} className="pd-down" style={{ flex: 'none', alignSelf: 'center' }} />
            <span className="pd-problem-place">{placeText(problem)}</span>
            <span>
              {problem.message}
              {allowedText(problem)}
              {problem.code !== undefined && <span className="pd-dim"> ({problem.code})</span>}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

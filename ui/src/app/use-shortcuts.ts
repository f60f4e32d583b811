import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { stepKeys, type ShortcutKeys } from './shortcuts.ts';

const FORGET_MS = 1200;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, [role="textbox"], [role="dialog"], .monaco-editor') !== null)
  );
}

function focusSearch(): void {
  const field = [...document.querySelectorAll<HTMLInputElement>('input[data-search]')].find((input) => input.offsetParent !== null);
  field?.focus();
  field?.select();
}

/** Page-wide keys; silent while someone types or a dialog is open. */
export function useShortcuts(onHelp: () => void): void {
  const navigate = useNavigate();
  const pending = useRef({ keys: '', at: 0 });
  useEffect(() => {
    const actions: Record<ShortcutKeys, () => void> = {
      'g b': () => void navigate({ to: '/backtests' }),
      'g l': () => void navigate({ to: '/deployments' }),
      'g s': () => void navigate({ to: '/strategies' }),
      'g d': () => void navigate({ to: '/datasets' }),
      n: () => void navigate({ to: '/backtests/new' }),
      '/': focusSearch,
      '?': onHelp,
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      const typed = Date.now() - pending.current.at < FORGET_MS ? pending.current.keys : '';
      const step = stepKeys(typed, event.key);
      pending.current = { keys: step.pending, at: Date.now() };
      if (step.hit === undefined) return;
      event.preventDefault();
      actions[step.hit]();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [navigate, onHelp]);
}

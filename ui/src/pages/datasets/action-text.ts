import type { CorporateAction, StoredCorporateActions } from '../../api/types.ts';
import { plural } from '../../components/format.ts';

/** What a dividend or split means for one share. */
export function actionText({ kind, amount, ratio }: CorporateAction): string {
  return kind === 'split' ? `${ratio ?? '?'} for 1` : `${amount ?? '?'} per share`;
}

/** What storing them did, in one line. */
export function storedText({ added, changed, unchanged, skipped, rejected }: StoredCorporateActions): string {
  const parts = [
    `${plural(added, 'dividend or split', 'dividends and splits')} added`,
    changed > 0 ? `${changed} changed` : '',
    unchanged > 0 ? `${unchanged} known already` : '',
    skipped > 0 ? `${skipped} for symbols that are not here` : '',
    rejected.length > 0 ? `${rejected.length} not readable` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

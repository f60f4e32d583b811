import { ValidateBy } from 'class-validator';

const MOST_FILES = 64;
const MOST_CHARACTERS = 4_000_000;

/** Texts by relative path, within limits. */
export function FileTexts(): PropertyDecorator {
  return ValidateBy({
    name: 'fileTexts',
    validator: {
      validate: (value: unknown) => isFileTexts(value),
      defaultMessage: () =>
        `files must be an object of up to ${MOST_FILES} texts by relative path such as {"strategy.ts": "..."}, ${MOST_CHARACTERS} characters in all`,
    },
  });
}

/** Names are checked by the publish gate, which says what is wrong with each. */
function isFileTexts(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const texts: readonly unknown[] = Object.values(value);
  if (texts.length === 0 || texts.length > MOST_FILES) return false;
  return texts.reduce<number>((sum, text) => sum + (typeof text === 'string' ? text.length : Number.NaN), 0) <= MOST_CHARACTERS;
}

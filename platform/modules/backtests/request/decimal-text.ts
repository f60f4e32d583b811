import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { Matches } from 'class-validator';

/** As many digits as the exact ledger of a run can hold beside prices and quantities. */
const pattern = /^\d{1,15}(\.\d{1,8})?$/;
const positive = /^(?=.*[1-9])\d{1,15}(\.\d{1,8})?$/;

/** An amount as decimal text, or as a plain number that is taken by its shortest text. */
export function DecimalText({ moreThanZero = false }: { readonly moreThanZero?: boolean } = {}): PropertyDecorator {
  const wanted = `a decimal ${moreThanZero ? 'above 0' : 'of 0 or more'} with up to 15 digits before the point and 8 after it, such as "100000" or "0.001"`;
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'number' ? plainText(value) : value)),
    Matches(moreThanZero ? positive : pattern, { message: ({ property }) => `${property} must be ${wanted}` }),
  );
}

/** The shortest text of a number without an exponent: `1e-7` is "0.0000001". */
function plainText(value: number): string {
  const shortest = String(value);
  if (!shortest.includes('e')) return shortest;
  return value < 1 ? value.toFixed(8).replace(/0+$/, '') : shortest;
}

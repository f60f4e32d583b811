import { type ValidationError, ValidationPipe } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import { Problem, type ProblemDetail } from '../problem.ts';

/** Checks bodies and queries against their DTO; unknown fields are errors, so that a typing mistake is not silently ignored. */
export function requestValidation(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: true,
    validationError: { target: true },
    exceptionFactory: (errors) => Problem.invalid(errors.flatMap((error) => details(error, ''))),
  });
}

function details(error: ValidationError, parent: string): readonly ProblemDetail[] {
  const field = parent === '' ? error.property : `${parent}.${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([kind, message]) => detail(error, { field, kind, message }));
  return [...own, ...(error.children ?? []).flatMap((child) => details(child, field))];
}

function detail(error: ValidationError, found: { readonly field: string; readonly kind: string; readonly message: string }): ProblemDetail {
  const { field, kind, message } = found;
  if (kind === 'whitelistValidation') {
    const allowed = fieldsOf(error.target);
    return { field, message: `unknown field "${field}"; known: ${allowed.join(', ')}`, allowed };
  }
  const value: unknown = isSecret(error.property) ? undefined : error.value;
  const allowed = /one of the following values: (.*)$/.exec(message)?.[1]?.split(', ');
  return {
    field,
    value: shortened(value),
    message: isSecret(error.property) ? message : `${withPath(message, error.property, field)}, got ${quoted(value)}`,
    ...(allowed === undefined ? {} : { allowed }),
  };
}

/** Never echoed: answers end up in browser tools and bug reports. */
function isSecret(field: string): boolean {
  return ['password', 'current', 'next', 'token', 'key', 'secret'].includes(field);
}

function withPath(message: string, property: string, field: string): string {
  return message.startsWith(property) ? field + message.slice(property.length) : message;
}

function quoted(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(shortened(value));
}

function shortened(value: unknown): unknown {
  const json = JSON.stringify(value) ?? '';
  return json.length <= 200 ? value : `${json.slice(0, 200)}…`;
}

function fieldsOf(target: object | undefined): readonly string[] {
  if (target === undefined) return [];
  const rules = getMetadataStorage().getTargetValidationMetadatas(target.constructor, '', false, false);
  return [...new Set(rules.map((rule) => rule.propertyName))].toSorted();
}

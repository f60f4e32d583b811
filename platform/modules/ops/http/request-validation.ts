import { type ValidationError, ValidationPipe } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import { Problem, type ProblemDetail } from '../problem.ts';

/** Checks bodies and queries against their DTO; unknown fields are errors, so that a typing mistake is not silently ignored. */
export function requestValidation(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    validationError: { target: true },
    exceptionFactory: (errors) => Problem.invalid(errors.flatMap((error) => details(error, ''))),
  });
}

function details(error: ValidationError, parent: string): readonly ProblemDetail[] {
  const field = parent === '' ? error.property : `${parent}.${error.property}`;
  const own = mostTelling(error.constraints);
  return [...(own === undefined ? [] : [detail(error, { field, ...own })]), ...(error.children ?? []).flatMap((child) => details(child, field))];
}

/** A number that should have been a text is not "too long": the wrong type is named before anything that follows from it. */
const TYPE_RULES = ['isString', 'isInt', 'isNumber', 'isBoolean', 'isArray', 'isObject'];

function mostTelling(constraints: Readonly<Record<string, string>> = {}): { readonly kind: string; readonly message: string } | undefined {
  const [first, ...others] = Object.entries(constraints);
  const [kind, message] = [first, ...others].find((entry) => entry !== undefined && TYPE_RULES.includes(entry[0])) ?? first ?? [];
  return kind === undefined || message === undefined ? undefined : { kind, message };
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
  if (value === undefined) return 'nothing';
  return Number.isNaN(value) ? 'no number' : JSON.stringify(shortened(value));
}

function shortened(value: unknown): unknown {
  if (typeof value === 'string') return value.length <= 200 ? value : `${value.slice(0, 200)}…`;
  const json = JSON.stringify(value) ?? '';
  return json.length <= 200 ? value : `${json.slice(0, 200)}…`;
}

function fieldsOf(target: object | undefined): readonly string[] {
  if (target === undefined) return [];
  const rules = getMetadataStorage().getTargetValidationMetadatas(target.constructor, '', false, false);
  return [...new Set(rules.map((rule) => rule.propertyName))].toSorted();
}

/** Classic BPF as seccomp(2) takes it: a few instructions that look at `struct seccomp_data` and answer with an action. */
export type Instruction = readonly [operation: number, whenTrue: number, whenFalse: number, operand: number];

export const KILL = 0x8000_0000;
export const ALLOW = 0x7fff_0000;
const ERRNO = 0x0005_0000;
export const EPERM = ERRNO | 1;
export const EACCES = ERRNO | 13;
export const ENOSYS = ERRNO | 38;

export const NUMBER_AT = 0;
export const ARCH_AT = 4;
const FIRST_ARGUMENT_AT = 16;
const ARGUMENT_BYTES = 8;

export const load = (offset: number): Instruction => [0x20, 0, 0, offset];
export const answer = (action: number): Instruction => [0x06, 0, 0, action];
export const unlessArch = (audit: number): Instruction => [0x15, 1, 0, audit];
export const skipUnlessEqual = (value: number, steps: number): Instruction => [0x15, 0, steps, value];
export const skipUnlessAtLeast = (value: number, steps: number): Instruction => [0x35, 0, steps, value];
export const skipUnlessAnyBit = (bits: number, steps: number): Instruction => [0x45, 0, steps, bits];

/** Looks at one argument (its low half) of that call; what none of the steps answers is answered by the default. */
export function when(
  number: number,
  steps: readonly Instruction[],
  { argument = 0, otherwise = EPERM }: { readonly argument?: number; readonly otherwise?: number } = {},
): readonly Instruction[] {
  return [skipUnlessEqual(number, steps.length + 2), load(FIRST_ARGUMENT_AT + argument * ARGUMENT_BYTES), ...steps, answer(otherwise)];
}

/** An array of `struct sock_filter`. */
export function assembled(program: readonly Instruction[]): Buffer {
  const bytes = Buffer.alloc(program.length * 8);
  for (const [index, [operation, whenTrue, whenFalse, operand]] of program.entries()) {
    bytes.writeUInt16LE(operation, index * 8);
    bytes.writeUInt8(whenTrue, index * 8 + 2);
    bytes.writeUInt8(whenFalse, index * 8 + 3);
    bytes.writeUInt32LE(operand >>> 0, index * 8 + 4);
  }
  return bytes;
}

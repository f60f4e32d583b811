export const PASSWORD_MIN = 10;

/** What is wrong with a new password; length is the only rule, as NIST SP 800-63B advises. */
export function passwordProblem(password: string): string | undefined {
  return password.length < PASSWORD_MIN ? `Use at least ${PASSWORD_MIN} characters (this has ${password.length}).` : undefined;
}

/** A request that did not end well. `code` is one of the stop codes; `detail` is JSON that the guest made, or undefined. */
export class GuestStop {
  readonly code: string;
  readonly text: string;
  readonly detail: string | undefined;

  constructor(code: string, text: string, detail?: string) {
    this.code = code;
    this.text = text;
    this.detail = detail;
  }
}

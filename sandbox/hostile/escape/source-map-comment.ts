// class: escape
// tries: a file of the server by a source map comment
// expect: ok
import { Strategy, type Bar } from '@paddock/sdk';

//# sourceMappingURL=file:///etc/passwd

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    void bar;
  }
}

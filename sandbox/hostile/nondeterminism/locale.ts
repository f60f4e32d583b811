// class: nondeterminism
// tries: locale and time zone of the machine
// expect: ok "held"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    const texts = [
      (1234.5).toLocaleString(),
      new Date(0).toLocaleString(),
      new Date(0).toString(),
      'ä'.localeCompare('z'),
      'I'.toLocaleLowerCase('tr'),
      10n.toLocaleString(),
      [1.5, 2].toLocaleString(),
      new Date(0).getTimezoneOffset(),
    ];
    this.log(texts.join(' '));
    if (new Date(2020, 0, 1).getTime() === Date.UTC(2020, 0, 1)) this.log('held');
  }
}

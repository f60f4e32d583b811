// class: parameters
// tries: labels with tags, colours, lines and reversed text
// expect: ok
import { Strategy, int } from '@paddock/sdk';

export default class Hostile extends Strategy({
  name: 'hostile',
  title: '<b>\u001b[31mred\nline\u202E',
  description: '\u0007<script>alert(1)</script>',
  params: { size: int({ default: 1, label: '\u001b]0;title\u0007<i>', description: 'x'.repeat(100_000) }) },
}) {}

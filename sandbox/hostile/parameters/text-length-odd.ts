// class: parameters
// tries: a longest length that is an object
// expect: stopped threw|load-failed "maxLength"
import { Strategy, string } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile', params: { text: string({ default: 'a', maxLength: { deep: ['<script>'] } as never }) } }) {}

// class: parameters
// tries: a whole number that is none
// expect: stopped threw|parameters|load-failed "whole number"
import { Strategy, int } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile', params: { size: int({ default: 1.5 }) } }) {}

// class: escape
// tries: a file of the server by a reference comment
// expect: ok
import { Strategy, type Bar } from '@paddock/sdk';

/// <reference path="/etc/passwd" />
/// <reference types="node" />

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    void bar;
  }
}

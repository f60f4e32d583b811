import { Injectable } from '@nestjs/common';
import { Logger } from 'nestjs-pino';

/** What the framework tells at every start; of interest only when something is wrong with its wiring. */
const chatter = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication', 'WebSocketsController']);

/** The log of an application: the framework's own start-up lines count as debug. */
@Injectable()
export class QuietLogger extends Logger {
  override log(message: unknown, ...rest: readonly unknown[]): void {
    if (chatter.has(String(rest.at(-1)))) this.debug(message, ...rest);
    else super.log(message, ...rest);
  }
}

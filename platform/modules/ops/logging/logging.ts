import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Params } from 'nestjs-pino';
import type { DestinationStream } from 'pino';
import type { Config } from '../../config/index.ts';
import { currentContext } from '../request-context.ts';
import { prettyLines } from './pretty-lines.ts';

/** Structured log lines, each with the correlation id of the request or job that it belongs to. */
export function loggingOptions(config: Config): Params {
  const options = {
    level: config.logLevel,
    mixin: () => {
      const context = currentContext();
      return context === undefined
        ? {}
        : { correlationId: context.correlationId, ...(context.principal === undefined ? {} : { user: context.principal.username }) };
    },
    quietReqLogger: true,
    autoLogging: { ignore: (request: IncomingMessage) => !(request.url ?? '').startsWith('/api/v1') },
    genReqId: () => currentContext()?.correlationId ?? '',
    customAttributeKeys: { reqId: 'requestId' },
    customLogLevel: (_request: IncomingMessage, response: ServerResponse) => (response.statusCode >= 500 ? ('error' as const) : ('debug' as const)),
    customSuccessMessage: requestLine,
    customErrorMessage: requestLine,
    // Queries and headers can hold secrets: the line has method, path, status and time only.
    serializers: { req: () => undefined, res: () => undefined },
  };
  const pretty = config.logFormat === 'pretty' || (config.logFormat === 'auto' && process.stdout.isTTY);
  const target: DestinationStream = pretty ? prettyLines(process.stdout) : process.stdout;
  return { pinoHttp: [options, target] };
}

function requestLine(request: IncomingMessage, response: ServerResponse): string {
  const address = 'originalUrl' in request && typeof request.originalUrl === 'string' ? request.originalUrl : (request.url ?? '');
  return `${request.method} ${address.split('?')[0]} ${response.statusCode}`;
}

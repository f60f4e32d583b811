import { type BeforeApplicationShutdown, Logger } from '@nestjs/common';
import { type OnGatewayConnection, type OnGatewayInit, WebSocketGateway } from '@nestjs/websockets';
import type { WebSocket } from 'ws';
import { Authenticator } from '../auth/index.ts';
import { closeCodes, LiveSession } from './live-session.ts';
import { Realtime } from './realtime.ts';

const heartbeatMs = 30_000;

/** The one WebSocket of the page: /api/v1/ws. */
@WebSocketGateway({ path: '/api/v1/ws', maxPayload: 65_536 })
export class RealtimeGateway implements OnGatewayInit, OnGatewayConnection<WebSocket>, BeforeApplicationShutdown {
  readonly #log = new Logger(RealtimeGateway.name);
  readonly #sessions = new Set<LiveSession>();
  #heartbeat: NodeJS.Timeout | undefined;

  constructor(
    private readonly realtime: Realtime,
    private readonly authenticator: Authenticator,
  ) {}

  afterInit(): void {
    this.#heartbeat = setInterval(() => this.#beat(), heartbeatMs).unref();
  }

  handleConnection(socket: WebSocket): void {
    const session = new LiveSession(socket, {
      accepts: async (credential) => (await this.authenticator.principalOf(credential)) !== undefined,
      follow: (topic, follower) => this.realtime.follow(topic, follower),
    });
    this.#sessions.add(session);
    socket.on('close', () => this.#sessions.delete(session));
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.#heartbeat);
    for (const session of this.#sessions) session.close(closeCodes.goingAway, 'the server stops');
  }

  #beat(): void {
    for (const session of this.#sessions) session.heartbeat().catch((error: unknown) => this.#log.warn(`Heartbeat: ${String(error)}`));
  }
}

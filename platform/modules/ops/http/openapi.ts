import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** OpenAPI at /api/docs, as JSON at /api/docs-json. */
export function serveOpenApi(app: INestApplication, version: string): void {
  const description = 'Publish strategies, import history, run backtests. Errors are RFC 9457 problem details; lists use cursors.';
  const settings = new DocumentBuilder()
    .setTitle('Paddock')
    .setDescription(description)
    .setVersion(version)
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'A sign-in token or an API key (pdk_...)' })
    .addSecurityRequirements('bearer')
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, settings), { jsonDocumentUrl: 'api/docs-json', customSiteTitle: 'Paddock API' });
}

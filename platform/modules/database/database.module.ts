import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config } from '../config/index.ts';
import { dataSourceOptions, openDataSource } from './data-source.ts';
import { Notifier } from './notifier.ts';

/** The connection to PostgreSQL, its schema brought up to date. Feature modules add their entities with `TypeOrmModule.forFeature`. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Config],
      useFactory: (config: Config) => ({
        ...dataSourceOptions({ url: requiredUrl(config), pool: config.databasePool }),
        autoLoadEntities: true,
        retryAttempts: 3,
        retryDelay: 1000,
      }),
      dataSourceFactory: (options) => {
        if (options === undefined) throw new Error('The database module got no options');
        return openDataSource(options);
      },
    }),
  ],
  providers: [Notifier],
  exports: [Notifier],
})
export class DatabaseModule {}

function requiredUrl(config: Config): string {
  if (config.databaseUrl === undefined)
    throw new Error('No database address: an application starts the embedded PostgreSQL or reads DATABASE_URL before it makes its modules');
  return config.databaseUrl;
}

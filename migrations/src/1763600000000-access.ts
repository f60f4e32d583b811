import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Users, their keys and links, the audit trail, and remembered answers to repeated requests. */
export class Access1763600000000 implements MigrationInterface {
  readonly name = 'Access1763600000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(users);
    await db.query(audit);
    await db.query(idempotency);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table idempotency, audit, sign_in_links, api_keys, users');
    await db.query('drop function refuse_change');
  }
}

const users = `
  create table users (
    id uuid primary key default gen_random_uuid(),
    username text not null,
    role text not null check (role in ('author', 'operator', 'admin')),
    password_hash text,
    token_epoch integer not null default 0,
    created_at timestamptz not null default now(),
    deleted_at timestamptz
  );
  create unique index users_username on users (lower(username)) where deleted_at is null;

  create table api_keys (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references users (id),
    name text not null,
    prefix text not null,
    key_hash text not null unique,
    created_at timestamptz not null default now(),
    last_used_at timestamptz
  );
  create index api_keys_user on api_keys (user_id);

  create table sign_in_links (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references users (id),
    token_hash text not null unique,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz
  );
  create index sign_in_links_user on sign_in_links (user_id);
`;

/** Rows are only ever added: the database itself refuses to change or remove them. */
const audit = `
  create table audit (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    actor_id uuid,
    actor text not null,
    action text not null,
    subject text,
    detail jsonb not null default '{}',
    ip text,
    correlation_id text
  );
  create index audit_action on audit (action, id);

  create function refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception 'rows of % are never changed or removed', tg_table_name;
  end $$;
  create trigger audit_append_only before update or delete on audit for each row execute function refuse_change();
  create trigger audit_no_truncate before truncate on audit for each statement execute function refuse_change();
`;

const idempotency = `
  create table idempotency (
    user_id uuid not null references users (id),
    route text not null,
    key text not null,
    body_hash text not null,
    response_status integer,
    response_body jsonb,
    created_at timestamptz not null default now(),
    locked_until timestamptz not null,
    primary key (user_id, route, key)
  );
  create index idempotency_created on idempotency (created_at);
`;

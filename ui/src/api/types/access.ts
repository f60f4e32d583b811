export type Role = 'author' | 'operator' | 'admin';

export interface User {
  readonly id: string;
  readonly username: string;
  readonly role: Role;
  readonly createdAt?: number;
  readonly hasPassword?: boolean;
}

export interface SignedIn {
  readonly token: string;
  readonly user: User;
}

export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly createdAt: number;
  readonly lastUsedAt?: number | null;
}

export interface CreatedApiKey extends ApiKey {
  readonly key: string;
}

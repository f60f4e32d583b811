import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';
import { sdkTypesPlugin } from './sdk-types-plugin.ts';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { readonly version: string };

export default defineConfig(({ mode }) => {
  const api = loadEnv(mode, '.', 'PADDOCK_')['PADDOCK_API'] ?? 'http://127.0.0.1:4000';
  return {
    plugins: [react(), sdkTypesPlugin()],
    define: { PADDOCK_VERSION: JSON.stringify(version) },
    worker: { format: 'es' },
    build: { target: 'es2023', chunkSizeWarningLimit: 9000, reportCompressedSize: false },
    server: { proxy: { '/api': { target: api, ws: true } } },
  };
});

import { defineConfig } from 'prisma/config'

// prisma generate and format read this. Migrations are applied by scripts/migrate.ts through Prisma's schema
// engine in WebAssembly; see content/handbook/decisions/001-migrations-in-webassembly.md.
export default defineConfig({ schema: 'prisma/schema.prisma', migrations: { path: 'prisma/migrations' } })

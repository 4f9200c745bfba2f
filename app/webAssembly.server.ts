import { setFlagsFromString } from 'node:v8'

/**
 * Prisma reads the schema for each database that it opens, in WebAssembly. By itself V8 makes the best code that it can
 * of what has run for a few milliseconds there, and works longer at that than most processes run; what is asked for all
 * day pays for it still. Code that was kept compiled V8 takes under the same flags alone: whoever keeps it
 * (`extract/pdf/compiled.server.ts`) imports this as well.
 */
setFlagsFromString('--wasm-tiering-budget=100000000')

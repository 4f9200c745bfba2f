import { setFlagsFromString } from 'node:v8'

/**
 * How much a function in WebAssembly has done, in bytes of its code, before V8 compiles it for speed: about fifty times
 * V8's own measure. Prisma reads the schema so for each database that it opens, and OCR's engine its first short page: V8
 * works longer at the best code for that than most processes run, and what is asked for all day, or a dense page, is as
 * fast soon after. Code that was kept compiled V8 takes under the same flags alone, so there is one measure for all, and
 * whoever keeps code (`extract/pdf/compiled.server.ts`) or runs much of it imports this.
 */
const COMPILE_FOR_SPEED_AFTER = 100_000_000

setFlagsFromString(`--wasm-tiering-budget=${COMPILE_FOR_SPEED_AFTER}`)

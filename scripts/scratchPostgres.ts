import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { PrismaPg } from '@prisma/adapter-pg'

/**
 * A PostgreSQL that lives in this process and is gone with it: PGlite, PostgreSQL compiled to WebAssembly,
 * behind a socket on loopback. It runs one query at a time,
 * from whichever connection comes first.
 */
export async function openScratchPostgres(dataDir?: Blob) {
  const pglite = await PGlite.create({ loadDataDir: dataDir })
  const server = new PGLiteSocketServer({ db: pglite, port: 0, host: '127.0.0.1', maxConnections: 8 })
  await server.start()
  const port = Number(server.getServerConn().split(':').at(-1))
  const url = `postgres://postgres:postgres@127.0.0.1:${port}/postgres?sslmode=disable`
  const factory = new PrismaPg({ connectionString: url, max: 1 })
  return {
    url,
    factory,
    /** The whole data folder, to start others from. */
    dump: () => pglite.dumpDataDir('none'),
    async close() {
      await server.stop()
      await pglite.close()
    },
  }
}

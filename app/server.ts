import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/server-runtime'
import compression from 'compression'
import express, { type Express } from 'express'
import { READER } from './domain/roles'
import type { Portal } from './portal.server'

export { openPortal } from './portal.server'
export { readSettings } from './settings.server'
export { serve } from './serve.server'

/** A year, in milliseconds: built files carry their hash in their name. */
const FOREVER_MS = 365 * 24 * 3600 * 1000

/** The portal as a web application: static files, headers, and Remix for everything else. */
export async function createApp(portal: Portal): Promise<Express> {
  const build = (await import('virtual:remix/server-build')) as ServerBuild
  const app = express()
  app.disable('x-powered-by')
  app.use(compression())
  app.use('/assets', express.static(join(portal.settings.root, 'build/client/assets'), { immutable: true, maxAge: FOREVER_MS }))
  app.use(express.static(join(portal.settings.root, 'build/client'), { maxAge: 3600_000 }))
  app.all(
    '*',
    createRequestHandler({
      build,
      async getLoadContext() {
        return { portal, visitor: { viewer: READER, session: null }, nonce: randomBytes(16).toString('base64') }
      },
    }),
  )
  return app
}

import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/server-runtime'
import compression from 'compression'
import express, { type Express } from 'express'
import { forgetBrieflyHeld } from './catalog/brieflyHeld.server'
import { forgetCatalog } from './catalog/readCatalog.server'
import { explainFaults } from './http/explainFaults.server'
import { guard } from './http/guard.server'
import { preferPacked } from './http/packedFiles.server'
import { keepPages } from './http/pageCache.server'
import { resolveVisitor } from './http/visitor.server'
import type { Portal } from './portal.server'

export { openPortal } from './portal.server'
export { readSettings } from './settings.server'
export { serve } from './serve.server'

/** A year, in milliseconds: built files carry their hash in their name. */
const FOREVER_MS = 365 * 24 * 3600 * 1000

/** Half the work of zlib's own 6 on our pages, for 5 % more bytes: compressing is the dearest part of an answer. */
const COMPRESSION_LEVEL = 4

/** The portal as a web application: static files, headers, and Remix for everything else. */
export async function createApp(portal: Portal): Promise<Express> {
  const build = explainFaults((await import('virtual:remix/server-build')) as ServerBuild)
  const app = express()
  guard(app, portal.settings)
  app.use(compression({ level: COMPRESSION_LEVEL }))
  const assets = join(portal.settings.root, 'build/client/assets')
  app.use('/assets', preferPacked(assets), express.static(assets, { immutable: true, maxAge: FOREVER_MS }))
  servePdfAssets(app, portal.settings.root)
  app.use(express.static(join(portal.settings.root, 'build/client'), { maxAge: 3600_000 }))
  app.use(
    keepPages(portal, () => {
      forgetCatalog(portal)
      forgetBrieflyHeld(portal)
    }),
  )
  app.all(
    '*',
    createRequestHandler({
      build,
      async getLoadContext(request, response) {
        const visitor = await resolveVisitor(portal, request, response)
        const nonce = response.locals.nonce as string
        const reference = response.locals.reference as string
        const isMalformed = response.locals.isMalformed === true
        return { portal, visitor, nonce, address: request.ip ?? '', reference, isMalformed }
      },
    }),
  )
  return app
}

/**
 * What pdf.js fetches in the browser for some files: maps of Asian characters, the fourteen standard faces, and a
 * decoder of JPEG 2000. Under its release, so that they are kept for good.
 */
function servePdfAssets(app: Express, root: string): void {
  const { version } = createRequire(import.meta.url)('pdfjs-dist/package.json') as { version: string }
  for (const folder of ['cmaps', 'standard_fonts', 'wasm']) {
    app.use(
      `/pdfjs/${version}/${folder}`,
      express.static(join(root, 'node_modules/pdfjs-dist', folder), { immutable: true, maxAge: FOREVER_MS }),
    )
  }
}

import { randomBytes } from 'node:crypto'
import type { Express, NextFunction, Request, Response } from 'express'
import type { Settings } from '../settings.server'
import { localPath } from './cookies'
import { newReference } from './reportProblem.server'
import { isFromHere } from './sameOrigin'
import { isHttps } from './sessionCookie'
import { securityHeaders } from './securityHeaders'

/** The longest form that is read into memory: a record of many long fields in a script of three bytes a letter, percent-encoded. */
const FORM_MOST_BYTES = 4 * 1024 * 1024

/**
 * Where files are sent: it streams what comes and sets a limit of its own. Nothing may follow, for a path such as
 * `/documents/a/originals/../../../sign-in` is another address once its dots are resolved.
 */
const STREAMED = /^(?:\/documents\/[^/]+\/originals|\/intake|\/api\/v1\/originals)(?:\.data)?$/

/**
 * Stands before everything else: gives each answer its headers and its nonce, takes NULs out of questions, and refuses a change that another
 * site's page sends, or a form too large to be one of ours. Forms of a session carry its token beside this
 * (readForm). For a visitor without a session this check is the whole guard: there is no authority in such a
 * request that a forger could not use from anywhere.
 */
export function guard(app: Express, settings: Settings): void {
  app.disable('x-powered-by')
  // Behind a proxy of this machine, addresses are the proxy's word; elsewhere nobody's word is taken for them.
  if (settings.publicUrl) app.set('trust proxy', 'loopback')
  app.use((request: Request, response: Response, next: NextFunction) => {
    const nonce = randomBytes(16).toString('base64')
    response.locals.nonce = nonce
    response.locals.reference = newReference()
    const headers = securityHeaders(nonce, isHttps(settings.publicUrl))
    response.set(headers)
    letRoutesReplace(response, Object.keys(headers))
    if (!isWellFormed(request.path)) takeLiterally(request, response)
    const asked = withoutNul(request)
    if (asked !== null) return response.redirect(302, asked)
    const refusal = refusalOf(request, settings.publicUrl)
    if (!refusal) return next()
    response.status(refusal.status).type('text/plain').set('Connection', 'close').send(refusal.words)
  })
}

/** Whether the bytes that a path stands for are text: `/%E0%A4%A` is cut off within a character. */
function isWellFormed(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

/**
 * Lets an address that is no text be answered by a page, with 400 (explainFaults): its percent signs stand for
 * themselves from here on. Express and the router would each fail on it in their own way.
 */
function takeLiterally(request: Request, response: Response): void {
  const { path, originalUrl } = request
  response.locals.isMalformed = true
  console.warn(`[${response.locals.reference}] ${request.method} ${path}: the address is malformed`)
  request.url = request.originalUrl = originalUrl.replace(path, path.replaceAll('%', '%25'))
}

const NUL = '%00'

/**
 * The address that a reader should have asked when the question in theirs has a NUL in it, else null. No word that we
 * look for has one, and PostgreSQL takes none in a query.
 */
function withoutNul({ method, originalUrl, path }: Request): string | null {
  if (!originalUrl.includes(NUL) || path.includes(NUL)) return null
  return method === 'GET' || method === 'HEAD' ? localPath(originalUrl.replaceAll(NUL, '')) : null
}

function refusalOf(request: Request, publicUrl: string | null): { status: number; words: string } | null {
  const origin = {
    method: request.method,
    host: request.headers.host,
    origin: request.headers.origin,
    secFetchSite: request.get('Sec-Fetch-Site'),
  }
  if (request.path.includes(NUL)) {
    return {
      status: 404,
      words: 'There is nothing here: no record, page or file has a NUL character in its name.\n',
    }
  }
  if (request.originalUrl.includes(NUL)) {
    return { status: 400, words: 'The address of this form has a NUL character in it. Take it out.\n' }
  }
  if (!isFromHere(origin, publicUrl)) {
    return {
      status: 403,
      words:
        'This change was sent by a page of another site. Open the portal itself and send it from there.\n',
    }
  }
  if (STREAMED.test(request.path)) return null
  if (request.headers['transfer-encoding'] !== undefined) {
    return { status: 411, words: 'Say how long the form is: send it with a Content-Length.\n' }
  }
  if (Number(request.headers['content-length'] ?? 0) > FORM_MOST_BYTES) {
    return {
      status: 413,
      words: `This form is too large. Keep it under ${FORM_MOST_BYTES / 1024 / 1024} MB.\n`,
    }
  }
  return null
}

/**
 * Lets a route's own header take the place of ours. Remix appends what routes answer, and a policy said twice is
 * the stricter of both. What is made for somebody signed in stays out of shared caches whatever a route says.
 */
function letRoutesReplace(response: Response, names: string[]): void {
  const replaced = new Set([...names.map((name) => name.toLowerCase()), 'cache-control'])
  const append = response.append.bind(response)
  response.append = (name, value) => {
    if (!replaced.has(name.toLowerCase())) return append(name, value)
    const isShared = name.toLowerCase() === 'cache-control' && !/private|no-store/.test(String(value))
    return isShared && response.locals.isSignedIn ? response : response.set(name, value)
  }
}

import { readdirSync } from 'node:fs'
import { extname } from 'node:path'
import type { RequestHandler } from 'express'

/** In which codings a build keeps its files packed, the smallest first, and how their names end. */
const CODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const

/**
 * Answers with the packed copy that the build made of a file, where the browser takes one: nothing is packed anew for
 * each reader. Stands before what serves the folder.
 */
export function preferPacked(folder: string): RequestHandler {
  const held = new Set(readdirSync(folder))
  return (request, response, next) => {
    const name = request.path.slice(1)
    const coding = CODINGS.find(([it, end]) => held.has(name + end) && request.acceptsEncodings(it) === it)
    if (coding && (request.method === 'GET' || request.method === 'HEAD')) {
      response.type(extname(name)).set('Content-Encoding', coding[0])
      request.url = `/${name}${coding[1]}`
    }
    response.vary('Accept-Encoding')
    next()
  }
}

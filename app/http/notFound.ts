/** A record that may have been meant. */
export type Nearest = { id: string; href: string; name: string }

/** What a 404 says: the root's error page shows the sentence and links what may have been meant. */
export type NotFound = { message: string; nearest: Nearest[] }

/** Longer names of what was sought are cut: they are somebody's noise. */
const SHOWN_CHARACTERS = 80

/** Says that something is not here, in a sentence that names it: “packet”, or “packet that you may change”. */
export function sayNotFound(what: string, id: string | undefined): string {
  const sought = (id ?? '').replace(/\p{Cc}/gu, '\uFFFD')
  const shown = sought.length > SHOWN_CHARACTERS ? `${sought.slice(0, SHOWN_CHARACTERS)}…` : sought
  const [, noun, clause = ''] = /^(.*?)((?: that | whose ).*)?$/.exec(what)!
  return `There is no ${noun} “${shown}” here${clause}.`
}

/** A 404 that names what was sought, and what is spelt like it. Throw it from a loader. */
export function notFound(what: string, id: string | undefined, nearest: Nearest[] = []): Response {
  const body: NotFound = { message: sayNotFound(what, id), nearest }
  return Response.json(body, { status: 404, statusText: 'Not Found' })
}

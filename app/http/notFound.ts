/** A 404 that names what was sought. Throw it from a loader. */
export function notFound(what: string, id: string | undefined): Response {
  const shown = (id ?? '').slice(0, 80)
  return new Response(`There is no ${what} “${shown}” here.`, { status: 404, statusText: 'Not Found' })
}

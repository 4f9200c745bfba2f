import { randomBytes } from 'node:crypto'

/** Names a request, so that what a reader saw is found in the log. */
export function newReference(): string {
  return randomBytes(4).toString('hex')
}

/** Writes a fault to the log, once, and answers the reference that a reader can give. */
export function reportProblem(problem: unknown, request?: Request, reference = newReference()): string {
  const where = request ? `${request.method} ${new URL(request.url).pathname}` : 'outside a request'
  console.error(`[${reference}] ${where}`, problem)
  return reference
}

import { randomBytes } from 'node:crypto'

/** Writes a fault to the log, once, and answers the reference that a reader can give. */
export function reportProblem(problem: unknown, request?: Request): string {
  const reference = randomBytes(4).toString('hex')
  const where = request ? `${request.method} ${new URL(request.url).pathname}` : 'outside a request'
  console.error(`[${reference}] ${where}`, problem)
  return reference
}

import { createHash } from 'node:crypto'

/** The id of a link, in content files and in the portal: the same ends and type make the same id. */
export function linkIdOf(from: string, type: string, to: string): string {
  return `link-${createHash('sha256').update(`${from}\n${type}\n${to}`).digest('hex').slice(0, 24)}`
}

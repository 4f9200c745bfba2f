import { z } from 'zod'
import type { Flash } from '../ui/rootData'
import { localPath, readCookie } from './cookies'

const NAME = 'flash'
/** Long enough for the page that follows a redirect to come. */
const LIFETIME_S = 60

const schema = z.object({
  tone: z.enum(['pass', 'unsure', 'fail']),
  text: z.string().min(1).max(500),
  link: z
    .object({ href: z.string().transform((href) => localPath(href)), name: z.string().max(100) })
    .nullish(),
})

/** The Set-Cookie line that lets the next page say what was just done. Goes with the redirect that follows a change. */
export function sayNext(flash: Flash): string {
  return `${NAME}=${encodeURIComponent(JSON.stringify(flash))}; Path=/; Max-Age=${LIFETIME_S}; SameSite=Lax; HttpOnly`
}

/** What is to be said now. Read it together with `SAID`, which forgets it. */
export function readFlash(request: Request): Flash | null {
  const value = readCookie(request, NAME)
  if (!value) return null
  try {
    return schema.safeParse(JSON.parse(decodeURIComponent(value))).data ?? null
  } catch {
    return null
  }
}

/** The Set-Cookie line that forgets what was said. */
export const SAID = `${NAME}=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly`

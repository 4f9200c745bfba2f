import type { Theme } from '../ui/rootData'
import { readCookie } from './cookies'

const NAME = 'theme'
const A_YEAR_S = 365 * 24 * 3600

/** The theme that this browser asked for; null follows the device. */
export function readTheme(request: Request): Theme | null {
  const value = readCookie(request, NAME)
  return value === 'light' || value === 'dark' ? value : null
}

/** The Set-Cookie line that keeps a theme, or forgets it. */
export function keepTheme(theme: Theme | null): string {
  return `${NAME}=${theme ?? ''}; Path=/; Max-Age=${theme ? A_YEAR_S : 0}; SameSite=Lax; HttpOnly`
}

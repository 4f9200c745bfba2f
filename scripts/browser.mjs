// Finds a Chromium for the browser tests, or installs one where this machine can: Debian's package where we
// are root, Playwright's download where there is internet. Answers its path, or null with the reason said.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The shell first: it draws the same pages without a window around each, in half the time. */
const KNOWN = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
/** How long an installation may take, in milliseconds. */
const INSTALL_TIMEOUT_MS = 300_000

/** The browser that CHROMIUM_PATH names, one that is here, or null. */
export function findBrowser() {
  const named = process.env.CHROMIUM_PATH
  if (named) return existsSync(named) ? named : null
  return KNOWN.find((path) => existsSync(path)) ?? playwrightsOwn()
}

/** Finds a browser or installs one. */
export function findOrInstallBrowser() {
  const here = findBrowser()
  if (here) return here
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.error('Installing Chromium (Debian package) …')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const options = { env, stdio: 'ignore', timeout: INSTALL_TIMEOUT_MS }
    spawnSync('apt-get', ['update', '-qq'], options)
    for (const name of ['chromium-headless-shell', 'chromium']) {
      spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], options)
      if (findBrowser()) return findBrowser()
    }
  }
  console.error('Installing Chromium (Playwright) …')
  const cli = createRequire(import.meta.url).resolve('playwright-core/cli.js')
  spawnSync(process.execPath, [cli, 'install', 'chromium-headless-shell'], {
    stdio: 'ignore',
    timeout: INSTALL_TIMEOUT_MS,
  })
  return findBrowser()
}

function playwrightsOwn() {
  try {
    const { chromium } = createRequire(import.meta.url)('playwright-core')
    const path = chromium.executablePath()
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}

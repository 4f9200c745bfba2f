import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { invite, type AccountRole } from '../../app/accounts/invitations.server'
import type { Viewer } from '../../app/domain/roles'
import { openPortal } from '../../app/portal.server'
import { readSettings } from '../../app/settings.server'
import { signIn, type TestVisitor } from '../signIn'
import { untilBuilt } from './built'

/** A running portal with the shipped record. */
export type Site = {
  url: string
  /** A session of each role. */
  cookies: Record<AccountRole, string>
  /** A one-time link that nobody has used, as a path. */
  setupPath: string
  /** Pages that exist once somebody has done something: a contributor's note, an exhibit, an owner's export. */
  notePath: string
  exhibitPath: string
  exportPath: string
  /** The receipt of a text that an editor brought in. */
  receiptPath: string
}

/** What the site's file holds once it is there. */
export type OpenedSite = { site: Site } | { problem: string }

declare module 'vitest' {
  interface ProvidedContext {
    /** Written once the site listens, or could not be opened: tests that need no browser run meanwhile. */
    siteFile: string
  }
}

const OWNER: Viewer = { role: 'owner', accountId: 'test-setup', name: 'Test set-up' }
const PACKET = '/packets/netflix-verizon-2014'
const NOTED = { document: 'verizon-cease-and-desist-2014-06-05', words: 'There is no basis for Netflix' }
/** How long the portal may take to sync the record and listen. */
const START_TIMEOUT_MS = 60_000

/** Gives all journeys one portal, which starts beside the first tests. */
export default async function setUp(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-site-file-'))
  const file = join(folder, 'site.json')
  const opening = untilBuilt().then(openSite)
  const tell = async (opened: OpenedSite) => {
    await writeFile(`${file}.half`, JSON.stringify(opened))
    await rename(`${file}.half`, file)
  }
  const told = opening.then(
    ({ site }) => tell({ site }),
    (problem: Error) => tell({ problem: problem.stack ?? problem.message }),
  )
  project.provide('siteFile', file)
  return async () => {
    await told
    await opening.then(
      ({ stop }) => stop(),
      () => {},
    )
    await rm(folder, { recursive: true, force: true })
  }
}

/** Starts the built portal by its own start script, on a data folder and a port of its own; stopping it throws both away. */
export async function openSite(): Promise<{ site: Site; stop: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'throughline-site-'))
  const env: NodeJS.ProcessEnv = { ...process.env, DATA_DIR: dataDir, PORT: '0', NODE_ENV: 'production' }
  const accounts = await makeAccounts(dataDir)
  const server: ChildProcess = spawn(process.execPath, ['scripts/start.mjs'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const url = await addressOf(server)
  const { cookies, setupPath } = accounts
  const notePath = await makeNote(url, accounts.contributor)
  const exhibitPath = await findExhibit(url, accounts.owner)
  const exportPath = await makeExport(url, accounts.owner)
  const receiptPath = await bringFile(url, accounts.editor)
  const stop = async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGTERM')
    await ended
    await rm(dataDir, { recursive: true, force: true })
  }
  return { site: { url, cookies, setupPath, notePath, exhibitPath, exportPath, receiptPath }, stop }
}

type Accounts = Pick<Site, 'cookies' | 'setupPath'> & {
  contributor: TestVisitor
  editor: TestVisitor
  owner: TestVisitor
}

/** Posts a note's form as the page without script does, and answers where the note is edited. */
async function makeNote(url: string, by: TestVisitor): Promise<string> {
  const path = `/documents/${NOTED.document}/annotations`
  const fields = {
    csrf: by.csrfToken,
    kind: 'note',
    body: 'To be read again.',
    visibility: 'team',
    words: NOTED.words,
  }
  const id = (await post(url + path, fields, by)).split('#note-')[1]
  return `${path}/${id}`
}

/** The form of the first exhibit of the ready packet. */
async function findExhibit(url: string, by: TestVisitor): Promise<string> {
  const page = await fetch(url + PACKET, { headers: { Cookie: by.cookie } }).then((response) =>
    response.text(),
  )
  const path = /\/packets\/netflix-verizon-2014\/exhibits\/[\w-]+/.exec(page)?.[0]
  if (!path) throw new Error('The ready packet shows no exhibit.')
  return path
}

/** Has the ready packet's dossier made. */
function makeExport(url: string, by: TestVisitor): Promise<string> {
  return post(`${url}${PACKET}/exports`, { csrf: by.csrfToken }, by)
}

/** Sends a text as the page's script does, and answers where its receipt stands. */
async function bringFile(url: string, by: TestVisitor): Promise<string> {
  const body = new FormData()
  body.set('csrf', by.csrfToken)
  body.set('file', new File(['A memorandum of ours.'], 'Memorandum.txt'))
  const answer = await fetch(`${url}/api/v1/originals`, {
    method: 'POST',
    body,
    headers: { Cookie: by.cookie },
  })
  const { receipt } = (await answer.json()) as { receipt: { id: string } }
  return `/intake/${receipt.id}`
}

/** Posts a form and answers where it leads. */
async function post(address: string, fields: Record<string, string>, by: TestVisitor): Promise<string> {
  const response = await fetch(address, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { Cookie: by.cookie },
    redirect: 'manual',
  })
  const location = response.headers.get('Location')
  if (!location) throw new Error(`${address} answered ${response.status}: ${await response.text()}`)
  return location
}

async function makeAccounts(dataDir: string): Promise<Accounts> {
  const portal = await openPortal(readSettings({ ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' }))
  try {
    const contributor = await signIn(portal, 'contributor', 'Ines Contributor')
    const editor = await signIn(portal, 'editor', 'Edda Editor')
    const owner = await signIn(portal, 'owner', 'Orla Owner')
    const cookies = { contributor: contributor.cookie, editor: editor.cookie, owner: owner.cookie }
    const link = await invite(portal, OWNER, { email: 'invited@example.org', role: 'contributor' })
    if (!link.ok) throw new Error('An invitation was refused.')
    return { cookies, setupPath: link.value, contributor, editor, owner }
  } finally {
    await portal.close()
  }
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const giveUp = (why: string) => reject(new Error(`The portal did not start: ${why}\n${said}`))
    const timer = setTimeout(() => giveUp('it took too long'), START_TIMEOUT_MS)
    server.once('exit', (code) => giveUp(`it ended with ${code}`))
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      const address = /Throughline is at (\S+)/.exec(said)?.[1]
      if (!address) return
      clearTimeout(timer)
      resolve(address)
    }
    server.stdout!.on('data', listen)
    server.stderr!.on('data', listen)
  })
}

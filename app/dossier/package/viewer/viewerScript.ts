// The script of the viewer in a package: searches its exhibits, and hashes the files that its reader gives it.
import lunr from 'lunr'
import { wordsIn } from './exhibitWords'
import { FILE_STATES, type FileState, type ViewerData } from './viewerData'

const byId = <Kind extends HTMLElement>(id: string) => document.getElementById(id) as Kind
const data = JSON.parse(byId('data').textContent ?? '') as ViewerData
const exhibits = [...document.querySelectorAll<HTMLElement>('[data-place]')]
const index = lunr.Index.load(data.index)

/** Exhibits that have every word, or what a word begins or holds; all where there is none. */
function search() {
  const words = wordsIn(byId<HTMLInputElement>('q').value)
  const both = lunr.Query.wildcard.LEADING | lunr.Query.wildcard.TRAILING
  const found = words.length
    ? index.query((query) => {
        for (const word of words)
          query.term(word, { wildcard: both, presence: lunr.Query.presence.REQUIRED, usePipeline: false })
      })
    : null
  const shown = found && new Set(found.map(({ ref }) => ref))
  for (const exhibit of exhibits) exhibit.hidden = shown !== null && !shown.has(exhibit.dataset.place!)
  byId('found').textContent = shown ? `${shown.size} of ${exhibits.length} exhibits` : ''
}

/** What was found of each file of the package, by its path. */
const states = new Map<string, FileState>()

/** What holds hashes itself, or was made after this page. */
const BAGS_OWN =
  /(^|\/)((bagit|bag-info|(tag)?manifest-sha\d+)\.txt|signature\/[^/]+|data\/viewer\.html|viewer\.html|ro-crate-metadata\.json)$/

async function check(files: readonly File[]) {
  const strange: string[] = []
  let hasBagsOwn = false
  byId('told').textContent = 'Hashing …'
  for (const file of files) {
    const path = file.webkitRelativePath || file.name
    const sha256 = await hashOf(file)
    const same = data.files.filter((it) => it.sha256 === sha256)
    for (const it of same) states.set(it.path, 'pass')
    if (same.length > 0) continue
    const named = data.files.find((it) => isAt(path, it.path))
    if (named) states.set(named.path, 'fail')
    else if (BAGS_OWN.test(path)) hasBagsOwn = true
    else if (/\.zip$/i.test(path)) strange.push(`${path}: unpack the package first, or verify it whole.`)
    else strange.push(`${path}: not among the files that this page knows.`)
  }
  if (hasBagsOwn)
    strange.push(
      'The bag’s own lists, its signature and this page are not checked here: verify.mjs checks them.',
    )
  tell(strange)
}

/** A folder may be called anything; what lies under data/ is called as the package has it. */
function isAt(given: string, path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return given.includes('/')
    ? given.endsWith(`/${path}`) || given.endsWith(path.replace(/^data/, ''))
    : given === name
}

async function hashOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function tell(strange: readonly string[]) {
  const of = data.files.length
  const count = (wanted: FileState) => [...states.values()].filter((state) => state === wanted).length
  const [right, wrong] = [count('pass'), count('fail')]
  const outcome = wrong > 0 ? 'FAIL' : right === of ? 'PASS' : 'CANNOT TELL'
  const told = byId('told')
  told.className = outcome.toLowerCase().replace(' ', '-')
  told.textContent =
    wrong > 0
      ? `FAIL: ${wrong} of ${of} files have another hash than this page gives; ${right} have theirs.`
      : right === of
        ? `PASS: all ${of} files have the hashes that this page gives.`
        : `CANNOT TELL: ${right} of ${of} files have the hashes that this page gives; the others were not given.`
  for (const row of document.querySelectorAll<HTMLElement>('tr[data-path]')) {
    const state = states.get(row.dataset.path!) ?? 'open'
    const { mark, word } = FILE_STATES[state]
    const cell = row.querySelector('.state')!
    const shape = document.createElement('span')
    shape.ariaHidden = 'true'
    shape.textContent = mark
    cell.replaceChildren(shape, ` ${word}`)
    row.className = state
  }
  byId('strange').replaceChildren(
    ...strange.slice(0, 20).map((words) => {
      const item = document.createElement('li')
      item.textContent = words
      return item
    }),
  )
}

/** Files that were dropped, those of folders with them. */
async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    )
    Object.defineProperty(file, 'webkitRelativePath', { value: entry.fullPath })
    return [file]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const files: File[] = []
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (entries.length === 0) return files
    for (const inner of entries) files.push(...(await filesIn(inner)))
  }
}

for (const id of ['files', 'folder'])
  byId<HTMLInputElement>(id).addEventListener('change', (event) => {
    void check([...((event.target as HTMLInputElement).files ?? [])])
  })
const drop = byId('drop')
drop.addEventListener('dragover', (event) => {
  event.preventDefault()
  drop.classList.add('over-it')
})
drop.addEventListener('dragleave', () => drop.classList.remove('over-it'))
drop.addEventListener('drop', (event) => {
  event.preventDefault()
  drop.classList.remove('over-it')
  const entries = [...(event.dataTransfer?.items ?? [])].flatMap((item) => item.webkitGetAsEntry() ?? [])
  void Promise.all(entries.map(filesIn)).then((files) => check(files.flat()))
})
byId('q').addEventListener('input', search)
byId('search').hidden = false
byId('check').hidden = false

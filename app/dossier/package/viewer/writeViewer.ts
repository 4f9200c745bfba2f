import lunr from 'lunr'
import { createHash } from 'node:crypto'
import {
  dossierFiles,
  type EvidenceManifest,
  type ManifestItem,
  type ManifestOriginal,
  type ManifestQuotation,
} from '../../../domain/evidencePackage/manifest'
import { countOf } from '../../../domain/labels'
import { textOfItem, wordsIn } from './exhibitWords'
import { FILE_STATES, type ViewerData } from './viewerData'

/** The viewer's script and style, which are the same in every package. */
export type ViewerParts = { script: string; style: string }

/**
 * Writes the viewer: one HTML file that opens from disk, lists and searches the exhibits, and hashes the files that its
 * reader gives it. Its own policy allows this script and this style and nothing of any network. Without scripts it is
 * still the list.
 */
export function writeViewer(
  manifest: EvidenceManifest,
  files: readonly { path: string; sha256: string; sizeBytes: number }[],
  { script, style }: ViewerParts,
): string {
  const data: ViewerData = {
    index: indexOf(manifest.items),
    files: files.map(({ path, sha256 }) => ({ path, sha256 })),
  }
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escape(manifest.packet.title)} – evidence package</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#exhibits">To the exhibits</a>
<header>
<p class="over">Evidence package</p>
<h1 dir="auto">${escape(manifest.packet.title)}</h1>
${factsOf(manifest)}
</header>
<main>
<section id="check" aria-labelledby="check-head" hidden>
<h2 id="check-head">Check the files</h2>
<p>Unpack the package, and give this page its folder or some of its files. They are hashed in this browser, and sent nowhere.</p>
<div class="drop" id="drop">
<p class="choose"><label class="button" for="folder">Choose the folder</label><input type="file" id="folder" webkitdirectory multiple>
<label class="button" for="files">Choose files</label><input type="file" id="files" multiple> <span>or drop them here.</span></p>
</div>
<p id="told" role="status"></p>
<ul id="strange"></ul>
<p class="aside">This page came in the package: whoever changed a file could have changed the page. Who made the package, and whether its quotations stand in the originals, is told by <code>node verify.mjs</code>, which lies beside it, and by any portal’s page <code>/verify</code>.</p>
</section>
<section id="exhibits" aria-labelledby="exhibits-head">
<h2 id="exhibits-head">Exhibits</h2>
<div id="search" hidden>
<label for="q">Search titles, captions, quotations and file names</label>
<input type="search" id="q" autocomplete="off">
<p id="found" role="status"></p>
</div>
<ol class="exhibits">
${manifest.items.map(exhibitOf).join('\n')}
</ol>
</section>
<section id="all-files" aria-labelledby="files-head">
<h2 id="files-head">Files and their hashes</h2>
<div class="wide"><table>
<thead><tr><th scope="col">File</th><th scope="col" class="num">Bytes</th><th scope="col">SHA-256</th><th scope="col">Checked here</th></tr></thead>
<tbody>
${files.map(rowOf).join('\n')}
</tbody></table></div>
</section>
</main>
<script type="application/json" id="data">${JSON.stringify(data).replace(/</g, '\\u003c')}</script>
<script>${script}</script>
</body>
</html>
`
}

function indexOf(items: readonly ManifestItem[]): object {
  const builder = new lunr.Builder()
  builder.ref('place')
  builder.field('words')
  items.forEach((item, place) => builder.add({ place: String(place), words: wordsIn(textOfItem(item)) }))
  return builder.build().toJSON()
}

function factsOf(manifest: EvidenceManifest): string {
  const { packet, clock } = manifest
  const volumes = dossierFiles(manifest)
  const facts: [label: string, html: string][] = [
    ['Docket', escape(packet.docket)],
    ['Filed by', escape(packet.filer)],
    ['Version', escape(packet.versionLabel)],
    ['State of', escape(`${clock.slice(0, 16).replace('T', ' ')} UTC`)],
    [
      'Dossier',
      volumes
        .map(({ path, pages }) => `${linkTo(path, baseName(path))}, ${countOf(pages, 'page')}`)
        .join('<br>'),
    ],
  ]
  const rows = facts
    .filter(([, html]) => html)
    .map(([label, html]) => `<dt>${label}</dt><dd dir="auto">${html}</dd>`)
  return `<dl class="facts">${rows.join('')}</dl>`
}

function exhibitOf(item: ManifestItem, place: number): string {
  const { exhibit, title, kind, date, caption, from, to, originals, quotations, points } = item
  const parties = from && to ? `${from} to ${to}` : from || (to && `to ${to}`)
  const said = [
    `<h3><span class="label">${escape(exhibit)}</span> <span dir="auto">${escape(title)}</span></h3>`,
    `<p class="meta">${[kind, date, parties].filter(Boolean).map(escape).join(' · ')}</p>`,
    caption ? `<p dir="auto">${escape(caption)}</p>` : '',
    ...quotations.map(quotationOf),
    points.length > 0
      ? `<p>${points.length} ${points.length === 1 ? 'value' : 'values'}, in ${linkTo(points[0]!.path, baseName(points[0]!.path))}.</p>`
      : '',
  ]
  const held =
    originals.length > 0
      ? `<ul class="originals">${originals.map(originalOf).join('')}</ul>`
      : '<p class="aside">No original is held: this is the record’s own account.</p>'
  return `<li data-place="${place}"><article><div>${said.filter(Boolean).join('\n')}</div>
<div class="held">${held}</div></article></li>`
}

/** How the words stood in their original when the package was made. */
const STATES: Record<ManifestQuotation['state'], string> = {
  exact: 'at its place in the original',
  moved: 'in the original, at another place than it was taken from',
  altered: 'ALTERED in the original',
  ambiguous: 'AMBIGUOUS: at several places of the original',
  lost: 'LOST: not found in the text of the original',
  unread: 'not looked up: there is no text of the original',
}

function quotationOf({ text, place, state, where: quotedIn }: ManifestQuotation): string {
  const quoted = quotedIn ? `quoted in ${quotedIn.replace(/^The /, 'the ')}` : ''
  const where = [quoted, place ? `page ${place.page}` : '', STATES[state]].filter(Boolean).join(', ')
  return `<blockquote dir="auto" class="${state}"><p>${escape(text)}</p><footer>${escape(where)}</footer></blockquote>`
}

function originalOf({ path, fileName, sizeBytes, pages, bates, sha256 }: ManifestOriginal): string {
  const told = [
    `${count(sizeBytes)} bytes`,
    pages ? countOf(pages, 'page') : '',
    bates ? `${bates.first}–${bates.last}` : '',
  ]
  const rows = told.filter(Boolean).map((it) => `<span class="whole">${escape(it)}</span>`)
  return `<li>${linkTo(path, fileName)}<br><span class="meta">${rows.join(', ')}</span><br><code>${sha256}</code></li>`
}

function rowOf({ path, sizeBytes, sha256 }: { path: string; sizeBytes: number; sha256: string }): string {
  const { mark, word } = FILE_STATES.open
  return `<tr data-path="${escape(path)}"><td>${linkTo(path, path.replace(/^data\//, ''))}</td><td class="num">${count(sizeBytes)}</td><td><code>${sha256}</code></td><td class="state"><span aria-hidden="true">${mark}</span> ${word}</td></tr>`
}

/** The page lies in data/, as do the files that it leads to. */
function linkTo(path: string, words: string): string {
  return `<a dir="auto" href="${escape(
    path
      .replace(/^data\//, '')
      .split('/')
      .map(encodeURIComponent)
      .join('/'),
  )}">${escape(words)}</a>`
}

function baseName(path: string): string {
  return path.split('/').at(-1)!
}

/** One way of grouping digits on every machine. */
function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',')
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

const ESCAPED: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => ESCAPED[mark]!)
}

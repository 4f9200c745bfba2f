import { aZip } from './aZip'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

/** A small Word file: `body` is the XML of its paragraphs; `parts` are further files of the package by name. */
export async function aDocx(
  body: string,
  parts: Record<string, string | Buffer | number> = {},
): Promise<Buffer> {
  return aZip({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="${W}" xmlns:r="${R}"><w:body>${body}</w:body></w:document>`,
    ...parts,
  })
}

/** A paragraph of a Word file. */
export function aParagraph(words: string): string {
  return `<w:p><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`
}

/** What a Word file relates to outside of it, as its relationships' XML. */
export function relationships(...targets: { type: string; target: string }[]): string {
  const rows = targets.map(
    ({ type, target }, at) =>
      `<Relationship Id="x${at}" Type="${R}/${type}" Target="${target}" TargetMode="External"/>`,
  )
  return `<?xml version="1.0"?><Relationships xmlns="${PACKAGE}/relationships">${rows.join('')}</Relationships>`
}

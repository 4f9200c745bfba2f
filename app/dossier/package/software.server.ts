import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** What gives the PDF and the texts their bytes. Node is not among them: its releases give the same. */
const PACKAGES = ['@cantoo/pdf-lib', 'pdfjs-dist', 'pdfkit']

/** The portal and the parts that made a package, with their releases, in order of name. */
export function softwareOf(root: string): { name: string; version: string }[] {
  const folders = createRequire(import.meta.url).resolve.paths('pdfkit') ?? []
  const versionOf = (name: string) => {
    const path = folders.map((folder) => join(folder, name, 'package.json')).find(existsSync)
    return path ? readVersion(path) : 'unknown'
  }
  const parts = PACKAGES.map((name) => ({ name, version: versionOf(name) }))
  return [...parts, { name: 'throughline', version: readVersion(join(root, 'package.json')) }]
}

function readVersion(path: string): string {
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version
}

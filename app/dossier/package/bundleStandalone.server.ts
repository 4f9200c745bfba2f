import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { ViewerParts } from './viewer/writeViewer'

const HEADER = `// Verifies the evidence package that this file lies in: node data/verify.mjs, in the bag's folder.
// One file, made from Throughline's own sources (app/verify); it needs Node 20 or newer and nothing else.
// Apache-2.0. Do not take it on trust: fetch it from elsewhere, or write your own; README and RFC 8493 say what to check.
`

/** Makes the verifier one file of readable JavaScript. The same sources give the same file. */
export async function bundleVerifier(): Promise<string> {
  const { build } = await import('vite')
  const made = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: resolve('app/verify/standalone/verify.server.ts'),
      write: false,
      target: 'node20',
      minify: false,
      rollupOptions: { output: { format: 'es', inlineDynamicImports: true } },
    },
    ssr: { noExternal: true, target: 'node' },
  })
  const outputs = (Array.isArray(made) ? made : [made]) as { output: { code?: string }[] }[]
  const code = outputs[0]!.output[0]!.code!
  return `${HEADER}${code.trimEnd()}\n`
}

/** Makes the script and style of the viewer that lies in every package. The same sources give the same. */
export async function bundleViewer(): Promise<ViewerParts> {
  const { build } = await import('vite')
  const made = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rollupOptions: {
        input: resolve('app/dossier/package/viewer/viewerScript.ts'),
        output: { format: 'iife', inlineDynamicImports: true },
      },
    },
  })
  const outputs = (Array.isArray(made) ? made : [made]) as { output: { code?: string }[] }[]
  const script = outputs[0]!.output[0]!.code!.trim()
  // It stands inside an element of a page, which these would end.
  if (/<\/script|<!--/i.test(script)) throw new Error('The viewer’s script cannot stand in a page.')
  const styles = ['app/ui/styles/tokens.css', 'app/dossier/package/viewer/viewer.css']
  const style = (await Promise.all(styles.map((path) => readFile(resolve(path), 'utf8')))).join('')
  return { script, style }
}

import { resolve } from 'node:path'

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

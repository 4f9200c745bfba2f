import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serverBundle } from '../../workerProgram.server'
import type { ViewerParts } from './viewer/writeViewer'

/** Where a build keeps what is put into packages, beside its server. */
export const STANDALONE_FOLDER = 'standalone'

/** Null where we run from source, without a build: then parts are made when they are first asked for. */
const bundle = serverBundle()
const fromBuild = (name: string) => readFile(join(bundle!, '..', STANDALONE_FOLDER, name), 'utf8')

let verifier: Promise<string> | undefined
let viewer: Promise<ViewerParts> | undefined

/** The verifier that comes with every package: one file for Node, made of the same sources as the command line's. */
export function standaloneVerifier(): Promise<string> {
  verifier ??= bundle
    ? fromBuild('verify.mjs')
    : import('./bundleStandalone.server').then(({ bundleVerifier }) => bundleVerifier())
  return verifier
}

/** What the viewer in every package is made with. */
export function viewerParts(): Promise<ViewerParts> {
  viewer ??= bundle
    ? Promise.all([fromBuild('viewer.js'), fromBuild('viewer.css')]).then(([script, style]) => ({
        script,
        style,
      }))
    : import('./bundleStandalone.server').then(({ bundleViewer }) => bundleViewer())
  return viewer
}

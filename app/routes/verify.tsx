import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData } from '@remix-run/react'
import { useEffect, useRef, useState, type DragEvent } from 'react'
import { keepSigningKey } from '../dossier/package/signingKey.server'
import { requireUser } from '../http/requireUser'
import { Notice } from '../ui/Notice'
import type { Report } from '../verify/report'
import { ReportView } from './parts/verify/ReportView'

export const meta = () => [{ title: 'Verify a dossier – Throughline' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireUser(context, request, 'read')
  const { publicPem, fingerprint } = await keepSigningKey(context.portal.settings.dataDir)
  return { publicPem, fingerprint }
}

type Shown =
  | { kind: 'nothing' }
  | { kind: 'reading'; name: string }
  | { kind: 'report'; name: string; report: Report }
  | { kind: 'refused'; name: string; why: string }

const NO_KIND = 'It is neither a PDF nor a ZIP. Drop the dossier, or better its evidence package.'
const NO_CODE =
  'What reads files could not be loaded, since there is no connection. Open this page while there is one; then it works without.'

/** Drop a dossier: every check, named. The file is read on this page and goes nowhere. */
export default function Verify() {
  const { publicPem, fingerprint } = useLoaderData<typeof loader>()
  const [shown, setShown] = useState<Shown>({ kind: 'nothing' })
  const [key, setKey] = useState<File | null>(null)
  const [isOver, setIsOver] = useState(false)
  const [isReady, setIsReady] = useState(false)
  const outcome = useRef<HTMLDivElement>(null)
  useEffect(() => setIsReady(true), [])
  useEffect(() => outcome.current?.querySelector<HTMLElement>('[tabindex]')?.focus(), [shown])

  async function verify(file: File | undefined) {
    if (!file) return
    const { name } = file
    setShown({ kind: 'reading', name })
    const code = await import('./parts/verify/verifyFile').catch(() => null)
    if (!code) return setShown({ kind: 'refused', name, why: NO_CODE })
    try {
      const report = await code.verifyFile(file, key, publicPem)
      setShown(report ? { kind: 'report', name, report } : { kind: 'refused', name, why: NO_KIND })
    } catch (problem) {
      const why = problem instanceof Error ? problem.message : String(problem)
      setShown({ kind: 'refused', name, why: `The file could not be read to its end: ${why}` })
    }
  }
  function drop(event: DragEvent) {
    event.preventDefault()
    setIsOver(false)
    void verify(event.dataTransfer.files[0])
  }

  return (
    <div className="wrap vf">
      <header className="head">
        <h1>Verify a dossier</h1>
        <p className="standfirst">
          Every word in a dossier can be checked against the originals in its evidence package. The file is
          read on this page and goes nowhere. No account is needed.{' '}
          <a href="/handbook/verifying">What is checked, and what the answers mean</a>
        </p>
        <div
          className={isOver ? 'drop over needs-js' : 'drop needs-js'}
          onDragOver={(event) => {
            event.preventDefault()
            setIsOver(true)
          }}
          onDragLeave={() => setIsOver(false)}
          onDrop={drop}
        >
          <p>
            <b>Drop a package or a dossier here</b> or{' '}
            <input
              className="vh"
              type="file"
              id="verify-file"
              disabled={!isReady}
              accept=".zip,.pdf"
              onChange={(event) => void verify(event.target.files?.[0])}
            />
            <label className="btn first" htmlFor="verify-file">
              Choose a file
            </label>
          </p>
          <p className="meta">
            ZIP or PDF. Without this page: <code>npm run -s throughline -- verify FILE</code>, or{' '}
            <code>node data/verify.mjs</code> in the unpacked package.
          </p>
          <p className="meta">
            <label htmlFor="verify-key">Signed with a key that you hold, as a PEM file:</label>{' '}
            <input
              type="file"
              id="verify-key"
              disabled={!isReady}
              accept=".pem"
              onChange={(event) => setKey(event.target.files?.[0] ?? null)}
            />
          </p>
        </div>
        <noscript>
          <p>
            This page reads files by JavaScript, which is off. On any machine with Node, unpack the package
            and run <code>node data/verify.mjs</code>; it needs nothing else.
          </p>
        </noscript>
      </header>
      <div ref={outcome} aria-live="polite">
        {shown.kind === 'reading' && <p role="status">Reading {shown.name} …</p>}
        {shown.kind === 'refused' && (
          <Notice tone="bad" title={`${shown.name} cannot be verified`}>
            {shown.why}
          </Notice>
        )}
        {shown.kind === 'report' && <ReportView report={shown.report} fileName={shown.name} />}
      </div>
      <p className="note">
        A dossier passes when every check passes. One failure fails it. Where no check fails but one could not
        be made, the outcome is CANNOT TELL, never PASS. Packages of this portal are signed with the key{' '}
        <a href="/.well-known/throughline-signing-key.pem">sha256:{fingerprint.slice(0, 16)}…</a>; compare it
        with what whoever filed tells you.
      </p>
    </div>
  )
}

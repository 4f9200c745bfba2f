import type { AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/server-runtime'
import { RemixServer } from '@remix-run/react'
import { Writable } from 'node:stream'
import { renderToPipeableStream } from 'react-dom/server'
import { reportProblem } from './http/reportProblem.server'
import { staticPartsOf } from './http/staticParts.server'
import { NonceProvider } from './ui/Nonce'
import { StaticPartsProvider } from './ui/StaticPart'

/** After this a page that still waits for something is cut off. Loaders are quick; this is a safety net. */
const RENDER_TIMEOUT_MS = 10_000

/** Renders a page. It is sent when it is whole: nothing here is deferred, and a fault can still become a 500. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let hasFailed = false
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={context.nonce}>
        <StaticPartsProvider value={staticPartsOf(context)}>
          <RemixServer context={remix} url={request.url} nonce={context.nonce} />
        </StaticPartsProvider>
      </NonceProvider>,
      {
        nonce: context.nonce,
        onAllReady() {
          clearTimeout(timer)
          headers.set('Content-Type', 'text/html; charset=utf-8')
          const chunks: Buffer[] = []
          const whole = new Writable({
            write(chunk: Buffer, _encoding, done) {
              chunks.push(chunk)
              done()
            },
            final(done) {
              resolve(new Response(Buffer.concat(chunks), { status: hasFailed ? 500 : status, headers }))
              done()
            },
          })
          pipe(whole)
        },
        onShellError: reject,
        onError(problem) {
          hasFailed = true
          reportProblem(problem, request, context.reference)
        },
      },
    )
    const timer = setTimeout(abort, RENDER_TIMEOUT_MS)
  })
}

/** Called once for each fault in a loader or action. An aborted request is nobody's fault. */
export function handleError(problem: unknown, { request, context }: LoaderFunctionArgs): void {
  if (!request.signal.aborted) reportProblem(problem, request, context.reference)
}

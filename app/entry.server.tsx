import type { AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/server-runtime'
import { RemixServer } from '@remix-run/react'
import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable } from '@remix-run/node'
import { renderToPipeableStream } from 'react-dom/server'
import { reportProblem } from './http/reportProblem.server'
import { NonceProvider } from './ui/Nonce'

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
        <RemixServer context={remix} url={request.url} nonce={context.nonce} />
      </NonceProvider>,
      {
        nonce: context.nonce,
        onAllReady() {
          clearTimeout(timer)
          const body = new PassThrough()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          resolve(
            new Response(createReadableStreamFromReadable(body), {
              status: hasFailed ? 500 : status,
              headers,
            }),
          )
          pipe(body)
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

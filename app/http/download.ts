import { attachmentDisposition } from '../domain/fileName'

/** A file to be saved. `sizeBytes` is null where the body says it itself. */
export type Download = {
  body: BodyInit
  mediaType: string
  name: string
  sizeBytes: number | null
}

/** Answers a file that was made for this viewer: to be saved, never shown on our origin, and asked for anew each time. */
export function answerDownload({ body, mediaType, name, sizeBytes }: Download): Response {
  return new Response(body, {
    headers: {
      'Content-Type': mediaType,
      ...(sizeBytes !== null && { 'Content-Length': String(sizeBytes) }),
      'Content-Disposition': attachmentDisposition(name),
      'Cache-Control': 'private, no-store, no-transform',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

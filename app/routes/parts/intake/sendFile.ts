import type { Upload } from './useUploads'

type Answer = Pick<Upload, 'state' | 'message' | 'href'>

/**
 * Sends one file with what the form says of all, as a program would: XMLHttpRequest, because fetch tells nothing of
 * how far a body was sent.
 */
export function sendFile(
  form: HTMLFormElement,
  file: File,
  onSent: (bytes: number) => void,
): { answer: Promise<Answer>; stop: () => void } {
  const body = new FormData()
  // The fields stand before the file, so that the server has them when the bytes come.
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
  body.append('file', file)
  const request = new XMLHttpRequest()
  const answer = new Promise<Answer>((resolve) => {
    const refuse = (message: string) => resolve({ state: 'refused', message, href: null })
    request.upload.addEventListener('progress', ({ loaded }) => onSent(Math.min(loaded, file.size)))
    request.addEventListener('load', () => resolve(answerOf(request)))
    request.addEventListener('error', () => refuse('The connection ended early. Send it again.'))
    request.addEventListener('abort', () => refuse('You stopped it. Nothing was kept.'))
  })
  request.open('POST', '/api/v1/originals')
  request.responseType = 'json'
  request.send(body)
  return { answer, stop: () => request.abort() }
}

function answerOf({ status, response }: XMLHttpRequest): Answer {
  const told = response as { receipt?: { id: string; wasHeld: boolean }; error?: { message: string } } | null
  if (status === 201 && told?.receipt)
    return {
      state: 'kept',
      message: told.receipt.wasHeld ? 'Held already: one more receipt' : 'Kept',
      href: `/intake/${told.receipt.id}`,
    }
  return { state: 'refused', message: told?.error?.message ?? `The portal answered ${status}.`, href: null }
}

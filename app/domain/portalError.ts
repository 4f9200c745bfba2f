/**
 * A store or a file failed, and no rule can mend it. `code` is for machines; the message says in a sentence what
 * failed and what can be done, without secrets, and is safe to show to whoever asked.
 */
export class PortalError extends Error {
  constructor(
    readonly code: string,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options)
    this.name = 'PortalError'
  }
}

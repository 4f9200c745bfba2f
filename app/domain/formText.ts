/** A form as it was sent: FormData, or anything that answers like it. */
export type Form = { get(name: string): unknown; getAll(name: string): unknown[] }

/** The text of a field; empty where it was not sent, or is a file. Browsers send CRLF whatever was typed: lines end in LF here. */
export function textIn(form: Pick<Form, 'get'>, name: string): string {
  return textOf(form.get(name))
}

/** The texts of a field that may be sent several times. */
export function textsIn(form: Pick<Form, 'getAll'>, name: string): string[] {
  return form
    .getAll(name)
    .filter((value) => typeof value === 'string')
    .map(textOf)
}

/** An id that a field names. A NUL, which no id has and PostgreSQL takes in no query, is left out. */
export function idIn(form: Pick<Form, 'get'>, name: string): string {
  return withoutNul(textIn(form, name))
}

/** The ids that a field names, sent once for each. */
export function idsIn(form: Pick<Form, 'getAll'>, name: string): string[] {
  return textsIn(form, name).map(withoutNul)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : ''
}

function withoutNul(text: string): string {
  return text.replaceAll('\u0000', '').trim()
}

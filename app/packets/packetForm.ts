import { idsIn, textIn, type Form } from '../domain/formText'
import {
  chartChoiceSchema,
  exhibitSchema,
  packetFieldsSchema,
  type ChartChoice,
  type PacketFields,
} from '../domain/packet'
import { PACKET_LABELS } from './packetLabels'
import { ok, refuse, type Result } from '../domain/result'

/** Words by field, for the form they were read from. */
export type FieldErrors = Record<string, string>

/** A form's texts as typed, shown again where they are refused. */
export type PacketInput = Record<keyof PacketFields, string>

const NAMES = Object.keys(PACKET_LABELS) as (keyof PacketFields)[]

const EVERY_FORM = packetFieldsSchema.shape.forms.parse(undefined)

/** The texts of a packet's form. Browsers send CRLF whatever was typed. */
export function readPacketInput(form: Form): PacketInput {
  const texts = Object.fromEntries(NAMES.map((name) => [name, textIn(form, name)])) as PacketInput
  return {
    ...texts,
    forms: form.getAll('forms').length > 0 ? idsIn(form, 'forms').join(' ').trim() : EVERY_FORM,
  }
}

/** What a packet's form shows before anything is written. */
export const EMPTY_PACKET_INPUT: PacketInput = {
  ...packetInputOf(packetFieldsSchema.parse({ title: 'empty' })),
  title: '',
}

/** What a packet's form shows of a packet. */
export function packetInputOf(fields: PacketFields): PacketInput {
  return Object.fromEntries(NAMES.map((name) => [name, fields[name] ?? ''])) as PacketInput
}

/** Reads a packet's words, or says by field what is wrong. */
export function parsePacketInput(input: PacketInput): Result<PacketFields, FieldErrors> {
  const read = packetFieldsSchema.safeParse({ ...input, datedOn: input.datedOn.trim() || null })
  return read.success ? ok(read.data) : refuse(errorsOf(read.error.issues))
}

export type ExhibitInput = { caption: string; services: string; from: string; to: string }

/** The texts of an exhibit's form; services stand as repeated choices. */
export function readExhibitInput(form: Form): ExhibitInput {
  return {
    caption: textIn(form, 'caption'),
    services: idsIn(form, 'services').filter(Boolean).join(' '),
    from: textIn(form, 'from'),
    to: textIn(form, 'to'),
  }
}

/** Reads an exhibit's caption and chart. No service chosen means no chart. */
export function parseExhibitInput(
  input: ExhibitInput,
): Result<{ caption: string; chart: ChartChoice | null }, FieldErrors> {
  const caption = exhibitSchema.shape.caption.safeParse(input.caption)
  if (!caption.success) return refuse(errorsOf(caption.error.issues, 'caption'))
  const services = input.services.split(' ').filter(Boolean)
  if (services.length === 0) return ok({ caption: caption.data, chart: null })
  const chart = chartChoiceSchema.safeParse({ services, from: input.from.trim(), to: input.to.trim() })
  return chart.success
    ? ok({ caption: caption.data, chart: chart.data })
    : refuse(errorsOf(chart.error.issues))
}

function errorsOf(
  issues: readonly { path: readonly PropertyKey[]; message: string }[],
  only?: string,
): FieldErrors {
  const errors: FieldErrors = {}
  for (const { path, message } of issues) errors[only ?? String(path[0] ?? 'form')] ??= message
  return errors
}

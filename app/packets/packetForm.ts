import { idsIn, textIn, type Form } from '../domain/formText'
import { EXHIBIT_FILING, type ExhibitFiling } from '../domain/filing/exhibitFields'
import { formatKept } from '../domain/filing/keptIdentifiers'
import {
  chartChoiceSchema,
  exhibitSchema,
  packetFieldsSchema,
  type ExhibitFields,
  type PacketFields,
} from '../domain/packet'
import type { PacketTemplate } from '../domain/packetTemplate'
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

/** What a packet's form shows before anything is written, for one made from a template. */
export function templateInput({ venue, labelScheme, forms }: PacketTemplate): PacketInput {
  return { ...EMPTY_PACKET_INPUT, venue, labelScheme, forms }
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

const FILED_EXHIBIT = exhibitSchema.omit({ record: true, chart: true })
const FILING_NAMES = Object.keys(EXHIBIT_FILING) as (keyof ExhibitFiling)[]

export type ExhibitInput = Record<keyof ExhibitFiling | 'caption' | 'services' | 'from' | 'to', string>

/** The texts of an exhibit's form; services stand as repeated choices. */
export function readExhibitInput(form: Form): ExhibitInput {
  const filing = FILING_NAMES.map((name) => [name, textIn(form, name)])
  return {
    ...(Object.fromEntries(filing) as Record<keyof ExhibitFiling, string>),
    caption: textIn(form, 'caption'),
    services: idsIn(form, 'services').filter(Boolean).join(' '),
    from: textIn(form, 'from'),
    to: textIn(form, 'to'),
  }
}

/** What an exhibit's form shows of an exhibit; `periods` are those that its chart can span. */
export function exhibitInputOf(
  exhibit: ExhibitFields,
  periods: { first: string; last: string } | null,
): ExhibitInput {
  const filing = FILING_NAMES.map((name) => [name, exhibit[name] ?? ''])
  return {
    ...(Object.fromEntries(filing) as Record<keyof ExhibitFiling, string>),
    caption: exhibit.caption,
    services: exhibit.chart?.services.join(' ') ?? '',
    from: exhibit.chart?.from ?? periods?.first ?? '',
    to: exhibit.chart?.to ?? periods?.last ?? '',
  }
}

/**
 * Reads what an exhibit is put forward as. What is left empty is as if nobody had decided it; no service chosen means no chart.
 * `seen` is the fingerprint of the identifiers that the form told of.
 */
export function parseExhibitInput(
  input: ExhibitInput,
  seen = '',
): Result<Omit<ExhibitFields, 'record'>, FieldErrors> {
  const { services: _, from, to, ...said } = input
  const filing = { ...said, identifiersKept: formatKept({ reason: said.identifiersKept, seen }) }
  const services = input.services.split(' ').filter(Boolean)
  const given = Object.entries(filing).filter(([, text]) => text.trim() !== '')
  const read = FILED_EXHIBIT.safeParse(Object.fromEntries(given))
  const chart =
    services.length > 0
      ? chartChoiceSchema.safeParse({ services, from: from.trim(), to: to.trim() })
      : ({ success: true, data: null } as const)
  if (read.success && chart.success) return ok({ ...read.data, chart: chart.data })
  const issues = [...(read.error?.issues ?? []), ...(chart.success ? [] : chart.error.issues)]
  return refuse(errorsOf(issues))
}

function errorsOf(issues: readonly { path: readonly PropertyKey[]; message: string }[]): FieldErrors {
  const errors: FieldErrors = {}
  for (const { path, message } of issues) errors[String(path[0] ?? 'form')] ??= message
  return errors
}

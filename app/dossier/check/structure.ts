import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef, type PDFObject } from '@cantoo/pdf-lib'

/** An element of the logical structure (ISO 32000-1, 14.7.2), with what it marks. */
export type StructElement = {
  /** Its reference, written as "12 0 R"; empty for one that stands within its parent. */
  ref: string
  /** Its standard type, the role map followed. */
  type: string
  dict: PDFDict
  parent: StructElement | null
  children: StructElement[]
  /** Stretches of drawing, in reading order. Page 0 is a page that the file does not have. */
  marks: { page: number; mcid: number }[]
  /** Annotations that belong to it, by reference. */
  annotations: { page: number; ref: string }[]
}

/** Every element of a file, in reading order, parents before their children; empty where it has no structure. */
export function readStructure(catalog: PDFDict, pageNumbers: ReadonlyMap<string, number>): StructElement[] {
  const root = catalog.lookup(PDFName.of('StructTreeRoot'))
  if (!(root instanceof PDFDict)) return []
  const roles = root.lookup(PDFName.of('RoleMap'))
  const found: StructElement[] = []
  const seen = new Set<PDFDict>()
  const numberOf = (ref: PDFObject | undefined) =>
    ref instanceof PDFRef ? (pageNumbers.get(ref.toString()) ?? 0) : 0

  const take = (kid: PDFObject, parent: StructElement | null, page: number) => {
    const value = root.context.lookup(kid)
    if (value instanceof PDFNumber) parent?.marks.push({ page, mcid: value.asNumber() })
    if (!(value instanceof PDFDict)) return
    const type = value.lookup(PDFName.of('Type'))
    const own = value.has(PDFName.of('Pg')) ? numberOf(value.get(PDFName.of('Pg'))) : page
    if (type === PDFName.of('MCR')) {
      const mcid = value.lookup(PDFName.of('MCID'))
      if (mcid instanceof PDFNumber) parent?.marks.push({ page: own, mcid: mcid.asNumber() })
    } else if (type === PDFName.of('OBJR'))
      parent?.annotations.push({ page: own, ref: String(value.get(PDFName.of('Obj'))) })
    else if (!seen.has(value)) {
      seen.add(value)
      const element: StructElement = {
        ref: kid instanceof PDFRef ? kid.toString() : '',
        type: standardType(value, roles),
        dict: value,
        parent,
        children: [],
        marks: [],
        annotations: [],
      }
      found.push(element)
      parent?.children.push(element)
      takeAll(value.get(PDFName.of('K')), element, own)
    }
  }
  const takeAll = (kids: PDFObject | undefined, parent: StructElement | null, page: number) => {
    const held = kids && root.context.lookup(kids)
    if (held instanceof PDFArray) held.asArray().forEach((kid) => take(kid, parent, page))
    else if (kids) take(kids, parent, page)
  }
  takeAll(root.get(PDFName.of('K')), null, 0)
  return found
}

function standardType(element: PDFDict, roles: PDFObject | undefined): string {
  let type = element.lookup(PDFName.of('S'))
  for (let steps = 0; steps < 8 && roles instanceof PDFDict && type instanceof PDFName; steps++) {
    const mapped = roles.lookup(type)
    if (!(mapped instanceof PDFName)) break
    type = mapped
  }
  return type instanceof PDFName ? type.decodeText() : ''
}

/** An attribute of an element's owner, such as Scope of Table. */
export function attributeOf({ dict }: StructElement, owner: string, key: string): PDFObject | undefined {
  const held = dict.lookup(PDFName.of('A'))
  const all = held instanceof PDFArray ? held.asArray().map((it) => dict.context.lookup(it)) : [held]
  for (const attributes of all)
    if (attributes instanceof PDFDict && attributes.lookup(PDFName.of('O')) === PDFName.of(owner)) {
      const value = attributes.lookup(PDFName.of(key))
      if (value) return value
    }
  return undefined
}

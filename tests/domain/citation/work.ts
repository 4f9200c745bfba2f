import type { Agent, Work } from '../../../app/domain/citation/work'

/** A work with nothing known of it but a title and an address; tests name what matters. */
export function aWork(known: Partial<Work> = {}): Work {
  return {
    id: 'a-work',
    form: 'statement',
    title: 'A statement',
    authors: [],
    recipients: [],
    date: null,
    dateSense: null,
    matter: null,
    dockets: [],
    issuer: null,
    numbers: [],
    reporters: [],
    readIn: [],
    unverified: [],
    quotation: null,
    url: null,
    permalink: 'https://record.example/documents/a-work',
    revision: 7,
    ...known,
  }
}

export function anOrganization(name: string): Agent {
  return { name, isPerson: false, role: null, of: null }
}

export function aPerson(name: string, role: string | null = null, of: string | null = null): Agent {
  return { name, isPerson: true, role, of }
}

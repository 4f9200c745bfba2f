import { BAG_PATHS, type EvidenceManifest } from '../../domain/evidencePackage/manifest'

/** A file of the payload as its crate describes it. */
export type CrateFile = { path: string; sha256: string; sizeBytes: number; mediaType: string; name: string }

/** The payload of a bag as an RO-Crate 1.1: its root is `data/`, its files stand in order of path. */
export function writeRoCrate(manifest: EvidenceManifest, files: readonly CrateFile[]): string {
  const within = (path: string) => path.slice('data/'.length)
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1))
  const graph = [
    {
      '@id': within(BAG_PATHS.crate),
      '@type': 'CreativeWork',
      about: { '@id': './' },
      conformsTo: { '@id': 'https://w3id.org/ro/crate/1.1' },
    },
    {
      '@id': './',
      '@type': 'Dataset',
      name: manifest.packet.title,
      description: `Evidence package of the packet “${manifest.packet.id}”: the dossier, the originals of its exhibits, and what proves them.`,
      identifier: manifest.packet.id,
      datePublished: manifest.clock,
      license: { '@id': '#rights' },
      mainEntity: { '@id': within(BAG_PATHS.dossier) },
      hasPart: sorted.map(({ path }) => ({ '@id': within(path) })),
    },
    {
      '@id': '#rights',
      '@type': 'CreativeWork',
      name: 'Rights of others',
      description:
        'Originals belong to those who made them and are held here as evidence. No licence to them is given.',
    },
    ...sorted.map(({ path, name, mediaType, sizeBytes, sha256 }) => ({
      '@id': within(path),
      '@type': 'File',
      name,
      encodingFormat: mediaType,
      contentSize: String(sizeBytes),
      sha256,
    })),
  ]
  return `${JSON.stringify({ '@context': 'https://w3id.org/ro/crate/1.1/context', '@graph': graph }, null, 2)}\n`
}

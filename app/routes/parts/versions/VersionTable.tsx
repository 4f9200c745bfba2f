import type { SerializeFrom } from '@remix-run/server-runtime'
import type { ShownVersion } from '../../../catalog/versions.server'
import { formatBytes } from '../../../domain/bytes'
import { countOf } from '../../../domain/labels'
import { nameOriginalType } from '../../../domain/originalType'
import type { Viewer } from '../../../domain/roles'
import { nameVersionKind } from '../../../domain/version'
import { Button, buttonClass } from '../../../ui/Button'
import { CsrfField } from '../../../ui/CsrfField'
import { InstantText } from '../../../ui/InstantText'
import { State } from '../../../ui/State'
import { TableHead } from '../../../ui/TableHead'

/** Versions as a viewer may see them: who brought an original is told to those who have an account. */
export function asSeenBy(viewer: Viewer, versions: readonly ShownVersion[]): ShownVersion[] {
  if (viewer.accountId !== null) return [...versions]
  return versions.map((version) => ({ ...version, createdBy: null, receivedBy: null }))
}

type VersionTableProps = { versions: readonly SerializeFrom<ShownVersion>[]; href: string; mayEdit: boolean }

/** The versions of a document, the last first. */
export function VersionTable({ versions, href, mayEdit }: VersionTableProps) {
  const current = versions.find((version) => version.isCurrent)
  return (
    <table className="tab fold">
      <TableHead columns={['Version', 'File', 'Added']} act="What to do" />
      <tbody>
        {versions.map((version) => (
          <tr key={version.number} aria-current={version.isCurrent ? 'true' : undefined}>
            <td>
              <a href={`${href}/versions/${version.number}`}>
                <b className="num">Version {version.number}</b>
              </a>{' '}
              {nameVersionKind(version.kind)}
              {version.isCurrent && (
                <>
                  {' '}
                  <State is="pass">Current</State>
                </>
              )}
              {version.note && <p>{version.note}</p>}
              {version.problem && <p className="meta">{version.problem.message}</p>}
            </td>
            <td data-l="File">
              <a href={`${href}/originals/${version.sha256}`} download>
                <bdi>{version.fileName}</bdi>
              </a>
              <p className="meta">
                {[
                  nameOriginalType(version.mediaType),
                  formatBytes(version.sizeBytes),
                  countOf(version.pageCount, 'page'),
                  version.isOcr ? 'recognised by OCR' : null,
                  version.flags.length > 0 ? countOf(version.flags.length, 'flag') : null,
                ]
                  .filter(Boolean)
                  .join(', ')}
                . Read by {version.extractor}.
              </p>
            </td>
            <td data-l="Added" className="meta">
              <InstantText at={version.createdAt} />
              {version.createdBy && (
                <>
                  {', '}
                  <bdi>{version.createdBy}</bdi>
                </>
              )}
            </td>
            <td className="r">
              {!version.isCurrent && current && (
                <a
                  className={buttonClass('plain', true)}
                  href={`${href}/compare?from=${version.number}&to=${current.number}`}
                >
                  Compare with the current
                </a>
              )}
              {mayEdit && !version.isCurrent && (
                <form method="post" action={`${href}/versions/${version.number}/current`}>
                  <CsrfField />
                  <Button small aria-label={`Make current: version ${version.number}`}>
                    Make current
                  </Button>
                </form>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

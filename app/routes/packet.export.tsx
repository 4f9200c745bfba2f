import type { LoaderFunctionArgs, SerializeFrom } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { hasEditions } from '../dossier/packetPage.server'
import { packagedOriginals } from '../dossier/packagedOriginals.server'
import { originalsInPackage } from '../domain/filing/packageWords'
import { findExport } from '../dossier/readExports.server'
import { readExportTicket } from '../http/exportCookie'
import { notFound } from '../http/notFound'
import { requireUser } from '../http/requireUser'
import { findPacket } from '../packets/readPackets.server'
import { Button, buttonClass } from '../ui/Button'
import { CsrfField } from '../ui/CsrfField'
import type { LookAgainHandle } from '../ui/LookAgain'
import { Notice } from '../ui/Notice'
import { PageHead } from '../ui/PageHead'
import { Progress } from '../ui/Progress'
import { exportName, exportState } from './parts/packet/exportWords'
import { useLookAgain } from './parts/useLookAgain'

/** How often the page looks again without script while the dossier is being made, in seconds. */
const LOOK_S = 2

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${data ? `${data.name}: ${exportState(data.job)}` : 'Export'} – ${data?.title ?? 'Packet'} – Throughline`,
  },
]
export const handle: LookAgainHandle<SerializeFrom<typeof loader>> = {
  lookAgainS: (loaded) => (loaded?.isUnderWay ? LOOK_S : null),
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const { packetId = '', exportId = '' } = params
  const [job, stored] = await Promise.all([
    findExport(context.portal, viewer, packetId, exportId, readExportTicket(request, exportId)),
    findPacket(context.portal, viewer, packetId),
  ])
  if (!job || !stored) throw notFound('export', exportId)
  const isUnderWay = job.state === 'queued' || job.state === 'running'
  const isOneOfTwo = await hasEditions(context.portal, viewer, stored)
  const name = exportName(job.edition, isOneOfTwo)
  const isRedacted = isOneOfTwo && job.edition === 'public'
  const isCurrent = job.packetRevision === stored.revision
  const originals = await packagedOriginals(context.portal, viewer, stored, job)
  const { title } = stored.packet
  return { job, name, title, isUnderWay, isCurrent, holds: originalsInPackage(originals, isRedacted) }
}

export default function Export() {
  const { job, name, title, isUnderWay, isCurrent, holds } = useLoaderData<typeof loader>()
  useLookAgain(isUnderWay)
  const base = `/packets/${job.packetId}`
  return (
    <div className="wrap pk-page">
      <PageHead
        title={isUnderWay ? `${name}: being made` : `${name}: ${exportState(job)}`}
        titleClass="h-page"
        crumbs={[{ href: base, name: title }]}
      />
      {isUnderWay && (
        <>
          <Progress
            label="Pages set"
            done={job.progress}
            total={job.total}
            count={job.total > 0 ? `page ${job.progress} of ${job.total}` : 'waiting for its turn'}
          />
          <p className="meta">You can leave: it goes on, and stands under Exports of the packet.</p>
          {job.mayCancel && (
            <form method="post" action={`${base}/exports/${job.id}/cancel`}>
              <CsrfField />
              <Button look="stop">Cancel</Button>
            </form>
          )}
        </>
      )}
      {job.state === 'done' && (
        <>
          {job.hasFile && (
            <p className="btns">
              {job.volumeBytes.length > 1 ? (
                job.volumeBytes.map((bytes, index) => (
                  <a
                    key={index}
                    className={buttonClass(index === 0 ? 'first' : undefined)}
                    href={`${base}/exports/${job.id}/file?volume=${index + 1}`}
                  >
                    Download volume {index + 1} ({(bytes / 1e6).toFixed(1)} MB)
                  </a>
                ))
              ) : (
                <a className={buttonClass('first')} href={`${base}/exports/${job.id}/file`}>
                  Download PDF
                </a>
              )}
              {job.packageBytes !== null && (
                <a className={buttonClass()} href={`${base}/exports/${job.id}/package`}>
                  Download evidence package
                </a>
              )}
              {job.hasTransmittal && (
                <>
                  {' '}
                  <a className={buttonClass()} href={`${base}/exports/${job.id}/transmittal`}>
                    Download transmittal
                  </a>
                </>
              )}
            </p>
          )}
          <dl className="facts">
            <dt>Pages</dt>
            <dd className="num">{job.total}</dd>
            <dt>Size</dt>
            <dd className="num">{(job.sizeBytes ?? 0).toLocaleString('en')} bytes</dd>
            <dt>SHA-256</dt>
            <dd className="hash">{job.sha256}</dd>
            {job.packageSha256 && job.packageBytes !== null && (
              <>
                <dt>Package</dt>
                <dd className="num">{job.packageBytes.toLocaleString('en')} bytes</dd>
                <dt>Its SHA-256</dt>
                <dd className="hash">{job.packageSha256}</dd>
              </>
            )}
          </dl>
          <p className="meta">
            {isCurrent
              ? 'The same packet gives the same files, byte for byte, for as long as its records and their originals stay as they were.'
              : 'The packet has changed since: this is the dossier of an earlier version.'}
          </p>
          {job.packageBytes !== null && (
            <p className="meta">
              {holds}. With it come a signed manifest of every cited quotation and every value, and what it
              takes to check them without this portal. Whoever gets it can <a href="/verify">verify it</a>.
            </p>
          )}
          {!job.hasFile && (
            <p>Its files can no longer be had here. Exported again, the packet is set as it stands now.</p>
          )}
        </>
      )}
      {job.state === 'failed' && (
        <Notice tone="bad" title="It was not made">
          {job.problem ?? ''}
        </Notice>
      )}
      {job.state === 'cancelled' && <p>Nothing was kept of it.</p>}
      {!isUnderWay && !job.hasFile && (
        <form method="post" action={`${base}/exports`}>
          <CsrfField />
          <Button>Export again</Button>
        </form>
      )}
    </div>
  )
}

import { BAG_PATHS } from '../../domain/evidencePackage/manifest'
import { fileAt, readBytes } from '../bagFiles'
import { cannotTell, fail, pass, type Check } from '../report'
import type { Verification } from '../verifyPackage'

const STAMPED = 'The time stamp is over this very signature'
const TRUSTED = 'The time stamp is from an authority that you trust'

/** The time stamp, where the manifest promises one or one is there. Where there is none, there is nothing to check. */
export async function checkTimeStamp({ bag, manifest, platform, trust }: Verification): Promise<Check[]> {
  const file = fileAt(bag, BAG_PATHS.timeStamp)
  const envelope = fileAt(bag, BAG_PATHS.envelope)
  if (!file && manifest.timeStamp.state === 'none') return []
  if (!file)
    return [
      fail('time-stamp', STAMPED, 'The manifest says that a time stamp was asked for, and none is there.'),
    ]
  if (!envelope)
    return [fail('time-stamp', STAMPED, 'There is no signature that the time stamp could be over.')]
  if (!platform.checkTimeStamp)
    return [
      cannotTell('time-stamp', STAMPED, 'Time stamps are not read here. “throughline verify” reads them.'),
      cannotTell('time-stamp-authority', TRUSTED, 'Time stamps are not read here.'),
    ]
  const token = await readBytes(file).catch(() => new Uint8Array())
  const stamped = await readBytes(envelope).catch(() => new Uint8Array())
  const found = await platform.checkTimeStamp(token, stamped, trust.authorities)
  if (found.kind === 'wrong') return [fail('time-stamp', STAMPED, found.why)]
  const { at, authority, isTrusted, accuracy } = found
  const findings = [
    { label: 'Stamped', value: `${at}${accuracy ? `, to within ${accuracy}` : ''}` },
    { label: 'By', value: authority },
  ]
  if (at < manifest.clock)
    return [
      fail(
        'time-stamp',
        STAMPED,
        `It was stamped at ${at}, before the packet was last changed, at ${manifest.clock}.`,
        {
          findings,
        },
      ),
    ]
  return [
    pass('time-stamp', STAMPED, { reason: `Stamped ${at} by ${authority}.`, findings }),
    trustCheck(isTrusted),
  ]
}

function trustCheck(isTrusted: boolean | null): Check {
  if (isTrusted === null)
    return cannotTell(
      'time-stamp-authority',
      TRUSTED,
      'No certificate of an authority was given to hold the time stamp against, and the network is not asked.',
    )
  if (isTrusted) return pass('time-stamp-authority', TRUSTED)
  return fail(
    'time-stamp-authority',
    TRUSTED,
    'The time stamp is not from the authority whose certificate you gave.',
  )
}

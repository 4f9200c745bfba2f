import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodePem } from '../../../app/domain/evidencePackage/envelope'
import { requestTimeStamp } from '../../../app/dossier/package/requestTimeStamp.server'
import { checkStamp, openTimeStamp } from '../../../app/verify/timeStamp'
import { anAuthority, aRequest, startAuthority, type Misdeeds } from '../../timeStampAuthority'

const BYTES = Buffer.from('A signature.')

describe('checkStamp', async () => {
  const authority = await anAuthority()
  const stamp = (given?: Partial<Misdeeds>) => authority.answer(aRequest(BYTES), given)

  it('tells when, by whom, and that the authority is one that is trusted', async () => {
    expect(await checkStamp(await stamp(), BYTES, [authority.root])).toEqual({
      kind: 'right',
      at: '2026-11-22T12:00:05.000Z',
      authority: 'An authority of the tests',
      accuracy: '1 s',
      isTrusted: true,
    })
  })

  it('does not say that an authority is trusted where no certificate of one is at hand', async () => {
    expect(await checkStamp(await stamp(), BYTES, [])).toMatchObject({ isTrusted: null })
  })

  it('trusts no authority that another one vouches for', async () => {
    const { root } = await anAuthority()
    expect(await checkStamp(await stamp(), BYTES, [root])).toMatchObject({ isTrusted: false })
  })

  const WRONG: [string, Partial<Misdeeds>, string][] = [
    ['over other bytes', { stamps: Buffer.from('Another.') }, 'over something else'],
    ['by a key for web servers', { purposes: ['1.3.6.1.5.5.7.3.1'] }, 'not one for time stamps'],
    [
      'by a key for time stamps among others',
      { purposes: ['1.3.6.1.5.5.7.3.8', '1.3.6.1.5.5.7.3.1'] },
      'not one for time stamps',
    ],
    [
      'by a key that does not say critically what it is for',
      { isCritical: false },
      'not one for time stamps',
    ],
    ['from before its certificate', { at: new Date('2019-12-31T23:00:00Z') }, 'was not valid'],
    ['that was refused', { status: 2 }, 'refused'],
  ]
  it.each(WRONG)('calls a time stamp %s wrong', async (_, misdeeds, why) => {
    const found = await checkStamp(await stamp(misdeeds), BYTES, [authority.root])
    expect(found).toMatchObject({ kind: 'wrong', why: expect.stringContaining(why) })
  })

  it('calls one wrong whose time was changed after it was signed', async () => {
    const token = await stamp()
    const at = token.indexOf('20261122120005')
    token.write('20141122120005', at)
    expect(await checkStamp(token, BYTES, [])).toMatchObject({ kind: 'wrong' })
    token.write('20251122120005', at)
    expect(await checkStamp(token, BYTES, [])).toMatchObject({
      kind: 'wrong',
      why: 'The time stamp’s signature is not that of its authority.',
    })
  })

  it('says of bytes that are no time stamp that they cannot be read', async () => {
    expect(await checkStamp(Buffer.from('none'), BYTES, [])).toMatchObject({ kind: 'wrong' })
  })
})

describe('requestTimeStamp', () => {
  const open: { close(): Promise<void> }[] = []
  afterAll(async () => void (await Promise.all(open.map((it) => it.close()))))
  const start = async (given?: Partial<Misdeeds>) => {
    const authority = await startAuthority(given)
    open.push(authority)
    return authority
  }

  it('gives an answer that holds', async () => {
    const { url, root } = await start()
    const answer = await requestTimeStamp(url, BYTES)
    expect(await checkStamp(answer, BYTES, [root])).toMatchObject({ kind: 'right', isTrusted: true })
  })

  it('refuses an answer to another request, in words that say what can be done', async () => {
    const { url } = await start({ forgetsNonce: true })
    await expect(requestTimeStamp(url, BYTES)).rejects.toThrow(
      'It answered another request than ours. Export again, or unset TIMESTAMP_URL to go without.',
    )
  })

  it('refuses a time stamp over something else', async () => {
    const { url } = await start({ stamps: Buffer.from('Another.') })
    await expect(requestTimeStamp(url, BYTES)).rejects.toMatchObject({ code: 'no-time-stamp' })
  })

  it('says so where nobody answers', async () => {
    const { url, close } = await startAuthority()
    await close()
    await expect(requestTimeStamp(url, BYTES)).rejects.toThrow('It did not answer.')
  })
})

const SAMPLES = join('..', 'shared', 'samples', 'rfc3161')
describe('a time stamp of another maker', () => {
  const isThere = existsSync(join(SAMPLES, 'response.tsr'))
  let token = Buffer.alloc(0)
  beforeAll(() => {
    if (isThere) token = readFileSync(join(SAMPLES, 'response.tsr'))
    else console.log(`not checked: ${SAMPLES} is not there`)
  })
  it.skipIf(!isThere)('is opened, and is over other bytes than ours', async () => {
    const opened = openTimeStamp(token)
    expect(typeof opened === 'string' ? opened : opened.info.genTime.getUTCFullYear()).toBeGreaterThan(2020)
    expect(await checkStamp(token, BYTES, [])).toMatchObject({
      why: expect.stringContaining('something else'),
    })
    expect(decodePem(readFileSync(join(SAMPLES, 'ts_chain.pem'), 'utf8'), 'CERTIFICATE')).not.toBeNull()
  })
})

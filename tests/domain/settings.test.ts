import { describe, expect, it } from 'vitest'
import { readSettings, WrongSetting } from '../../app/settings.server'

describe('readSettings', () => {
  it('needs nothing: every setting has a default', () => {
    expect(readSettings({}, '/portal')).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      dataDir: '/portal/data',
      databaseUrl: 'file:/portal/data/throughline.db',
      evidenceUrl: 'file:///portal/data/evidence',
      publicUrl: null,
      sourceDateEpoch: null,
    })
  })

  it('puts database and evidence into DATA_DIR', () => {
    const { databaseUrl, evidenceUrl } = readSettings({ DATA_DIR: '/var/lib/throughline' })
    expect([databaseUrl, evidenceUrl]).toEqual([
      'file:/var/lib/throughline/throughline.db',
      'file:///var/lib/throughline/evidence',
    ])
  })

  it.each([
    ['PORT', '80a', /PORT is "80a". It accepts a whole number from 0 to 65535/],
    ['PORT', '70000', /65535/],
    ['DATABASE_URL', 'mysql://host/db', /file:\/path\/to\/file.db or postgres/],
    ['EVIDENCE_URL', 'ftp://host/', /file:\/\/\/path\/to\/folder/],
    ['PUBLIC_URL', 'example.org', /https:\/\/evidence.example.org/],
    ['SESSION_SECRET', 'short', /at least 32 characters/],
    ['SOURCE_DATE_EPOCH', 'today', /whole number/],
  ])('stops at %s=%s and says what it accepts', (name, value, message) => {
    expect(() => readSettings({ [name]: value })).toThrow(WrongSetting)
    expect(() => readSettings({ [name]: value })).toThrow(message)
  })

  it('shows no password and no secret in what it says', () => {
    expect(() => readSettings({ DATABASE_URL: 'mysql://ann:hunter2@host/db' })).toThrow(/^(?!.*hunter2)/)
    expect(() => readSettings({ SESSION_SECRET: 'hunter2' })).toThrow(/^(?!.*hunter2)/)
  })
})

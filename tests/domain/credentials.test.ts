import { describe, expect, it } from 'vitest'
import {
  emailProblem,
  nameProblem,
  normalizeEmail,
  normalizePassword,
  passwordProblem,
} from '../../app/domain/credentials'

const ana = { email: 'ana.lindqvist@example.org', name: 'Ana Lindqvist' }

describe('passwordProblem', () => {
  it.each([
    'correct horse battery staple',
    'žluťoučký kůň úpěl',
    '密码是很长的一句话而且没有人知道',
    '🚂🌉🛰️🧭🪢📡🗞️🧮🪟🧱🪜🔭',
  ])('accepts %s', (password) => {
    expect(passwordProblem(password, ana)).toBeNull()
  })

  it.each([
    ['short', 'at least 12'],
    ['x'.repeat(300), '256'],
    ['aaaaaaaaaaaaaaaa', 'different'],
    ['abcdefghijklmnop', 'order'],
    ['9876543210987', 'order'],
    ['Ana Lindqvist 1', 'name or address'],
    ['ana.lindqvist@example.org', 'name or address'],
    ['a good\u0000 pass phrase', 'NUL'],
  ])('refuses %j', (password, words) => {
    expect(passwordProblem(password, ana)).toContain(words)
  })

  it('counts an astral character once', () => {
    expect(passwordProblem('🚂🌉🛰🧭🪢📡', ana)).toContain('at least 12')
  })

  it('hashes one form of a letter however it was composed', () => {
    expect(normalizePassword('é')).toBe(normalizePassword('e\u0301'))
  })
})

describe('emailProblem', () => {
  it('accepts addresses in any script', () => {
    expect(emailProblem('δοκιμή@παράδειγμα.δοκιμή')).toBeNull()
  })

  it.each(['', 'ana', 'a b@c', 'a@b@c', 'a\u0000@b', `${'a'.repeat(250)}@b.org`])('refuses %j', (email) => {
    expect(emailProblem(email)).not.toBeNull()
  })

  it('keeps one spelling of an address', () => {
    expect(normalizeEmail('  Ana@Example.ORG ')).toBe('ana@example.org')
  })
})

describe('nameProblem', () => {
  it('accepts a name of one letter and a name written right to left', () => {
    expect([nameProblem('O'), nameProblem('ليلى حداد')]).toEqual([null, null])
  })

  it.each(['', '   ', 'a\u0000b', 'a\nb', 'a'.repeat(200)])('refuses %j', (name) => {
    expect(nameProblem(name)).not.toBeNull()
  })
})

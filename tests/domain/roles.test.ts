import { describe, expect, it } from 'vitest'
import { mayDo, roleFor, ROLES, type Act } from '../../app/domain/roles'

/** What each role may do, as the handbook tells it. */
const ALLOWED: [Act, string[]][] = [
  ['read', ['reader', 'contributor', 'editor', 'owner']],
  ['annotate', ['contributor', 'editor', 'owner']],
  ['draft', ['contributor', 'editor', 'owner']],
  ['edit-catalog', ['editor', 'owner']],
  ['edit-packets', ['editor', 'owner']],
  ['publish', ['editor', 'owner']],
  ['manage-people', ['owner']],
  ['manage-settings', ['owner']],
]

describe('mayDo', () => {
  it.each(ALLOWED)('lets %s be done by just %j', (act, roles) => {
    expect(ROLES.filter((role) => mayDo(role, act))).toEqual(roles)
    expect(roleFor(act)).toBe(roles[0])
  })
})

/**
 * What people sign in with. The rules for passwords are those of NIST SP 800-63B-4, 3.1.1: length, no rules of
 * composition, any Unicode, nothing that follows from the account itself.
 */

/** Code points. Twelve without rules of composition resist guessing better than eight with them. */
export const PASSWORD_LEAST = 12
/** Code points. Enough for any passphrase; a bound, so that hashing has one. */
const PASSWORD_MOST = 256
/** RFC 5321, 4.5.3.1.3, less the angle brackets. */
const EMAIL_MOST = 254
const NAME_MOST = 120

/** The one spelling of an address that accounts are kept and found under. Not a check. */
export function normalizeEmail(text: string): string {
  return text.normalize('NFC').trim().toLowerCase()
}

/** The one form of a password that is hashed, so that keyboards that compose letters differently agree. */
export function normalizePassword(text: string): string {
  return text.normalize('NFKC')
}

/** What is wrong with an address, in words, or null. Only mail can tell whether it reaches anyone. */
export function emailProblem(email: string): string | null {
  if (email === '') return 'Give an e-mail address.'
  if (email.length > EMAIL_MOST) return `Keep the address to ${EMAIL_MOST} characters.`
  if (!/^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u.test(email))
    return 'Give an address with one @, such as ana@example.org.'
  return null
}

/** What is wrong with a person's name, in words, or null. */
export function nameProblem(name: string): string | null {
  if (name.trim() === '') return 'Give the name that others should see beside your work.'
  if (name.length > NAME_MOST) return `Keep the name to ${NAME_MOST} characters.`
  if (/\p{Cc}/u.test(name)) return 'Remove the control characters from the name.'
  return null
}

/** What is wrong with a new password for this account, in words, or null. */
export function passwordProblem(password: string, account: { email: string; name: string }): string | null {
  const normal = normalizePassword(password)
  const points = [...normal]
  if (points.length < PASSWORD_LEAST)
    return `Use at least ${PASSWORD_LEAST} characters. Four or five words do well.`
  if (points.length > PASSWORD_MOST) return `Keep the password to ${PASSWORD_MOST} characters.`
  if (normal.includes('\u0000')) return 'Remove the NUL character.'
  if (new Set(points).size < 5) return 'Use more than a few different characters.'
  if (isRun(points)) return 'Do not use letters or digits in their order.'
  const folded = normal.toLowerCase().replace(/\s+/g, '')
  const known = [account.email, account.email.split('@')[0]!, account.name].map((text) =>
    text.toLowerCase().replace(/\s+/g, ''),
  )
  if (known.some((text) => text.length >= 4 && folded.replace(text, '').length < PASSWORD_LEAST / 2)) {
    return 'Do not make the password of your name or address.'
  }
  return null
}

/** Whether each character follows the one before it: abcdefghijkl, 987654321098. */
function isRun(points: string[]): boolean {
  const steps = points.slice(1).map((point, index) => point.codePointAt(0)! - points[index]!.codePointAt(0)!)
  const follows = steps.filter((step) => step === steps[0]).length
  return Math.abs(steps[0]!) <= 1 && follows >= steps.length - 1
}

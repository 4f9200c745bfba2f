/** A mail with one text attached to it; its words name its subject, so that no two are the same. */
export function aMail(subject: string, attachment: string): string {
  return [
    'From: Ann <ann@example.org>',
    `Subject: ${subject}`,
    'Date: Thu, 05 Jun 2014 10:00:00 -0400',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    `See the file. ${subject}`,
    '--b',
    'Content-Type: text/plain; name="demand.txt"',
    'Content-Disposition: attachment; filename="demand.txt"',
    '',
    attachment,
    '--b--',
    '',
  ].join('\n')
}

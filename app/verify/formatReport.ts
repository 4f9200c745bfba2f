import type { Check, Report } from './report'

/** A report as lines for a terminal: the outcome, every check, the gravest first, and what would settle those left open. */
export function formatReport(report: Report): string {
  const { outcome, summary, subject, checks, settles, remarks } = report
  const about = subject
    ? [
        `${subject.title} (${subject.packet}, ${subject.versionLabel}), ${subject.pages} pages, of ${subject.clock}`,
      ]
    : []
  return [
    `${outcome}  ${summary}`,
    ...about,
    '',
    ...checks.flatMap(linesOf),
    ...(remarks.length > 0 ? ['', ...remarks] : []),
    ...(settles.length > 0 ? ['', ...settles] : []),
  ].join('\n')
}

/** Findings of one check that a terminal shows. */
const MOST_FINDINGS = 20

function linesOf({ outcome, title, reason, counted, findings }: Check): string[] {
  const count = counted ? ` (${counted.held} of ${counted.of})` : ''
  const shown = outcome === 'PASS' ? [] : findings.slice(0, MOST_FINDINGS)
  const more = outcome === 'PASS' ? 0 : findings.length - shown.length
  return [
    `${outcome.padEnd(11)}  ${title}${count}`,
    ...(reason ? [`             ${reason}`] : []),
    ...shown.map(({ label, value }) => `               ${label}: ${value}`),
    ...(more > 0 ? [`               and ${more} more; --json has them all`] : []),
  ]
}

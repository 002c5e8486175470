import type { VFile } from 'vfile'
import { listFindings } from './reported-finding.js'

/** JUnit XML: a suite for each file, a case for each finding; a file without errors is one passing case. */
export function reportJunit(files: readonly VFile[]): string {
  const suites = files.map((file) => {
    const findings = listFindings([file])
    const failures = findings.filter(({ severity }) => severity !== 'info')
    const cases = failures.map(
      ({ ruleId, severity, line, column, message }) =>
        `    <testcase name="${escapeXml(`${ruleId} ${line}:${column}`)}" classname="${escapeXml(file.path)}">\n` +
        `      <failure type="${severity}" message="${escapeXml(message)}">${escapeXml(`${file.path}:${line}:${column}`)}</failure>\n` +
        '    </testcase>\n',
    )
    const body =
      cases.join('') || `    <testcase name="no findings" classname="${escapeXml(file.path)}"/>\n`
    const tests = Math.max(1, cases.length)
    return `  <testsuite name="${escapeXml(file.path)}" tests="${tests}" failures="${cases.length}" errors="0">\n${body}  </testsuite>\n`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="briefing">\n${suites.join('')}</testsuites>\n`
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
}

/** XML cannot represent most control characters, nor half a surrogate pair. */
function escapeXml(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, (c) => ('\t\r\n'.includes(c) ? c : '\ufffd'))
    .replaceAll(/[&<>"\n]/g, (c) => entities[c] ?? c)
}

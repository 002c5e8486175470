import type { Problem, ShownFinding } from '../state.js'

const names = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['remark', 'remarks'],
} as const

/** `2 errors, 1 warning`; empty if there are none. */
export function summariseFindings(findings: readonly ShownFinding[]): string {
  return (['error', 'warning', 'info'] as const)
    .flatMap((severity) => {
      const count = findings.filter((finding) => finding.severity === severity).length
      return count > 0 ? [`${count} ${names[severity][count === 1 ? 0 : 1]}`] : []
    })
    .join(', ')
}

/** Puts the findings into a list, each with the link that opens its place in the editor. */
export function showFindings(list: HTMLElement, findings: readonly ShownFinding[]): void {
  list.replaceChildren(
    ...findings.map(({ severity, file, line, column, href, reason, cause, rule }) => {
      const link = makeLink(`${file}:${line}:${column}`, href)
      const text = createElement('p', 'reason', '')
      text.append(...withCode(reason))
      const item = createElement('li', `finding ${severity}`, '')
      item.append(createElement('span', 'severity', names[severity][0]), text)
      if (cause) {
        const other = createElement('p', 'cause', '')
        other.append(...withCode(cause.reason), ' ', makeLink(cause.place, cause.href))
        item.append(other)
      }
      const foot = createElement('p', 'foot', '')
      foot.append(link, createElement('span', 'rule', rule))
      item.append(foot)
      return item
    }),
  )
}

/** Returns the words of a problem, with links where they name a place. */
export function linkPlaces({ text, links }: Problem): Node[] {
  let rest = text
  const parts = links.flatMap((place) => {
    const at = rest.indexOf(place.text)
    const before = rest.slice(0, at)
    rest = rest.slice(at + place.text.length)
    return [...withCode(before), makeLink(place.text, place.href)]
  })
  return [...parts, ...withCode(rest)]
}

function makeLink(text: string, href: string): HTMLAnchorElement {
  const link = createElement('a', 'place', text)
  link.href = href
  link.title = 'Open in the editor'
  return link
}

/** Makes code of what stands between backticks. */
function withCode(text: string): Node[] {
  return text
    .split('`')
    .map((part, index) =>
      index % 2 === 1 ? createElement('code', '', part) : document.createTextNode(part),
    )
}

function createElement<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  text: string,
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name)
  if (className) element.className = className
  element.textContent = text
  return element
}

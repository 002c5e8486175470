/** The computed styles of a page while nothing in it changes, each asked for once. */
export class Styles {
  readonly #styles = new Map<Element, CSSStyleDeclaration>()
  readonly #blocks = new Map<Element, Element>()

  of(element: Element): CSSStyleDeclaration {
    const known = this.#styles.get(element) ?? getComputedStyle(element)
    this.#styles.set(element, known)
    return known
  }

  /** The block in whose lines an element stands: itself, where it is one. */
  blockOf(element: Element): Element {
    const known = this.#blocks.get(element)
    if (known) return known
    const isInline =
      /^(?:inline|ruby|contents)/.test(this.of(element).display) && element.parentElement
    const found = isInline ? this.blockOf(isInline) : element
    this.#blocks.set(element, found)
    return found
  }

  /** Whether a box without text has a height of its own: a rule, an empty item, code without a line. */
  takesRoom(element: Element): boolean {
    const { display, float, position } = this.of(element)
    if (/^(?:inline|ruby|contents|table-column)/.test(display) || float !== 'none') return false
    if (position === 'absolute' || position === 'fixed') return false
    return element.getBoundingClientRect().height > 0
  }
}

// What a reader does with the HTML edition besides reading it: links to headings, copies of code, the way back up, tables
// that keep their head in sight. Without this script nothing of it is there, and nothing is missing from the text.
;(() => {
  const said = document.getElementById('page-said')

  /** @returns {HTMLElement} the only element in a template of the page */
  function make(id) {
    return document.getElementById(id).content.firstElementChild.cloneNode(true)
  }

  /** Copies a text; a page opened from a disk is not trusted with the newer way. */
  async function copy(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text)
    const field = document.createElement('textarea')
    field.value = text
    field.className = 'unseen'
    document.body.append(field)
    field.select()
    const copied = document.execCommand('copy')
    field.remove()
    if (!copied) throw new Error('not copied')
  }

  /** Copies a text, and says on the button and to those who do not see it that it was. */
  async function copyBy(button, text, shown) {
    try {
      await copy(text)
    } catch {
      // Not allowed here: what is shown is selected, so that the reader's own command copies it.
      if (shown) getSelection().selectAllChildren(shown)
      return
    }
    button.dataset.copied = ''
    said.textContent = said.dataset.copied
    setTimeout(() => {
      delete button.dataset.copied
      said.textContent = ''
    }, 2000)
  }

  function linkHeadings() {
    for (const heading of document.querySelectorAll('main :is(h2, h3, h4, h5, h6)')) {
      const id = heading.id || (heading.matches('.chapter > h2') && heading.parentElement.id)
      if (!id || heading.closest('.card, summary, .notes')) continue
      const link = make('page-anchor')
      link.href = `#${id}`
      link.setAttribute('aria-label', `${link.getAttribute('aria-label')}: ${wordsOf(heading)}`)
      link.addEventListener('click', () => copyBy(link, link.href))
      heading.append(link)
    }
  }

  /** The words of a heading without the numbers of its notes. */
  function wordsOf(heading) {
    const plain = heading.cloneNode(true)
    for (const calls of plain.querySelectorAll('sup.calls')) calls.remove()
    return plain.textContent.trim()
  }

  /**
   * Code, and whatever has `data-copy`: the attribute holds what is copied, and an empty one stands for the words that
   * are shown. An indicator is copied as it is shown: what is live comes to no clipboard by accident.
   */
  function offerCopies() {
    for (const code of document.querySelectorAll('main pre')) {
      const frame = document.createElement('div')
      frame.className = 'copied-frame'
      code.replaceWith(frame)
      frame.append(code, makeCopyButton(code))
    }
    for (const value of document.querySelectorAll(
      'main :is([data-copy], [data-indicator]):not(pre)',
    )) {
      const button = makeCopyButton(value)
      button.classList.add('beside')
      button.setAttribute('aria-label', `${button.textContent}: ${value.textContent.trim()}`)
      button.textContent = ''
      value.after(button)
    }
  }

  function makeCopyButton(shown) {
    const button = make('page-copy')
    const words = shown.querySelector('code') ?? shown
    button.addEventListener('click', () => {
      copyBy(button, shown.dataset.copy || words.textContent.replace(/\n$/, ''), shown)
    })
    return button
  }

  /** Where a table has room, its head can stay in sight; where it scrolls, the keyboard must reach it. */
  function watchTables() {
    const regions = [...document.querySelectorAll('.table-scroll')]
    const longest = 12
    const judge = () => {
      for (const region of regions) {
        const fits = region.firstElementChild.scrollWidth <= region.clientWidth + 1
        region.classList.toggle('fits', fits)
        region.classList.toggle('long', !fits && region.querySelectorAll('tr').length > longest)
        if (fits) region.removeAttribute('tabindex')
        else region.tabIndex = 0
      }
    }
    new ResizeObserver(judge).observe(document.querySelector('main'))
    judge()
  }

  function offerWayUp() {
    const link = make('page-up')
    document.querySelector('.foot').append(link)
    const watcher = new IntersectionObserver(([masthead]) => {
      link.hidden = masthead.isIntersecting
    })
    watcher.observe(document.querySelector('.masthead'))
  }

  linkHeadings()
  offerCopies()
  watchTables()
  offerWayUp()
})()

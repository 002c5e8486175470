// What the HTML edition shows of itself: notes as popups, contents that follow the reader, drawings in full size.
// Without it, calls are links to the list of notes and the contents are a list of links.
;(() => {
  const openDelay = 250
  const closeDelay = 350

  const template = document.getElementById('page-note-popup')
  /** @type {HTMLElement | undefined} */
  let popup
  /** The call whose note is shown. @type {HTMLAnchorElement | undefined} */
  let call
  /** Opened on purpose, so it stays when the pointer goes. */
  let pinned = false
  let timer = 0

  function open(next, pin) {
    clearTimeout(timer)
    if (call === next) {
      pinned = pinned || pin
      return
    }
    close()
    const text = document.getElementById(`${next.hash.slice(1)}-text`)
    if (!text) return
    popup = template.content.firstElementChild.cloneNode(true)
    call = next
    pinned = pin
    const copy = text.cloneNode(true)
    for (const named of copy.querySelectorAll('[id]')) named.removeAttribute('id')
    popup.querySelector('.note-popup-text').append(...copy.childNodes)
    popup.querySelector('.note-popup-title').textContent = call.getAttribute('aria-label')
    popup.querySelector('.note-popup-more').href = call.hash
    popup.setAttribute('aria-label', call.getAttribute('aria-label'))
    call.after(popup)
    call.setAttribute('aria-expanded', 'true')
    popup.showPopover()
    place()
  }

  function close() {
    clearTimeout(timer)
    if (!popup) return
    const focused = popup.contains(document.activeElement)
    call.setAttribute('aria-expanded', 'false')
    if (focused) call.focus({ preventScroll: true })
    popup.remove()
    popup = undefined
    call = undefined
  }

  /** Under the call where there is room, else above it; never beyond the edge of the screen. */
  function place() {
    const gap = 8
    const edge = 12
    const screenWidth = document.documentElement.clientWidth
    const box = call.getBoundingClientRect()
    popup.style.maxHeight = ''
    const { offsetWidth: width, offsetHeight: height } = popup
    const above = box.top - gap - edge
    const below = window.innerHeight - box.bottom - gap - edge
    const under = height <= below || below >= above
    const room = Math.max(under ? below : above, 120)
    const left = Math.min(box.left + box.width / 2 - width / 2, screenWidth - edge - width)
    const top = under ? box.bottom + gap : box.top - gap - Math.min(height, room)
    popup.style.maxHeight = `${room}px`
    popup.style.left = `${Math.max(left, edge) + window.scrollX}px`
    popup.style.top = `${top + window.scrollY}px`
  }

  /** @returns {HTMLAnchorElement | null} */
  function callAt(target) {
    return target instanceof Element ? target.closest('sup.calls a[aria-expanded]') : null
  }

  function isOutside(target) {
    return popup && !popup.contains(target) && !call.contains(target)
  }

  function showNotesAsPopups() {
    for (const each of document.querySelectorAll('main a[role="doc-noteref"]')) {
      // A call inside a note would show a popup out of a popup; it stays a link.
      if (each.closest('.note-text')) continue
      each.setAttribute('aria-expanded', 'false')
      each.setAttribute('aria-haspopup', 'dialog')
    }

    document.addEventListener('click', (event) => {
      if (popup?.contains(event.target)) {
        if (event.target.closest('button')) {
          const opener = call
          close()
          opener.focus({ preventScroll: true })
        } else if (event.target.closest('a[href^="#"]')) {
          close()
        }
        return
      }
      const next = callAt(event.target)
      if (!next || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
      if (next === call && pinned) {
        // The second time the call is the link that it is without this script.
        close()
        return
      }
      event.preventDefault()
      open(next, true)
      // No button of a mouse and no finger: the keyboard, or what stands for it.
      if (event.detail === 0) popup?.focus({ preventScroll: true })
    })

    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !popup) return
      event.preventDefault()
      close()
    })

    document.addEventListener('focusin', (event) => {
      if (isOutside(event.target)) close()
    })

    // Outside counts where the pointer goes down and up again in one place; a finger that scrolls does not.
    let pressed
    document.addEventListener('pointerdown', (event) => {
      pressed = isOutside(event.target) ? event : undefined
    })
    document.addEventListener('pointerup', (event) => {
      if (!pressed || !isOutside(event.target)) return
      if (Math.hypot(event.x - pressed.x, event.y - pressed.y) < 10) close()
    })

    document.addEventListener('pointerover', (event) => {
      if (event.pointerType !== 'mouse') return
      const next = callAt(event.target)
      clearTimeout(timer)
      if (pinned && popup) return
      if (next && next !== call) timer = setTimeout(() => open(next, false), openDelay)
      else if (isOutside(event.target)) timer = setTimeout(close, closeDelay)
    })

    // A table that scrolls away from under its popup takes it along.
    document.addEventListener(
      'scroll',
      ({ target }) => {
        if (call && target instanceof Element && target.contains(call)) close()
      },
      { capture: true, passive: true },
    )
    window.addEventListener('resize', () => popup && place())
    window.addEventListener('beforeprint', close)
  }

  // As browsers do: an id may hold a percent sign.
  function findTarget(fragment) {
    const written = document.getElementById(fragment)
    if (written) return written
    try {
      return document.getElementById(decodeURIComponent(fragment))
    } catch {
      return null
    }
  }

  function followTheReader() {
    const sidebar = document.querySelector('.sidebar')
    const drawer = document.querySelector('.drawer details')
    const here = document.querySelector('.drawer-here')
    const entries = [...document.querySelectorAll('.entries a')]
    const targets = [...new Set(entries.map(({ hash }) => hash))].map((hash) => ({
      hash,
      element: findTarget(hash.slice(1)),
    }))
    let current = ''
    let waiting = false

    function mark() {
      waiting = false
      let found = ''
      for (const { hash, element } of targets) {
        if (element && element.getBoundingClientRect().top <= 120) found = hash
      }
      if (found === current) return
      current = found
      here.textContent = ''
      for (const entry of entries) {
        if (entry.hash !== current) {
          entry.removeAttribute('aria-current')
          continue
        }
        entry.setAttribute('aria-current', 'location')
        here.textContent = entry.textContent
        if (sidebar.contains(entry)) keepInSight(entry)
      }
    }

    function keepInSight(entry) {
      const frame = sidebar.getBoundingClientRect()
      const box = entry.getBoundingClientRect()
      if (box.top < frame.top + 40) sidebar.scrollTop += box.top - frame.top - 40
      if (box.bottom > frame.bottom - 40) sidebar.scrollTop += box.bottom - frame.bottom + 40
    }

    function onMove() {
      if (waiting) return
      waiting = true
      requestAnimationFrame(mark)
    }

    document.addEventListener('scroll', onMove, { passive: true })
    window.addEventListener('resize', onMove)
    drawer.addEventListener('click', (event) => {
      if (event.target.closest('a')) drawer.open = false
    })
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !drawer.open) return
      drawer.open = false
      drawer.querySelector('summary').focus()
    })
    document.addEventListener('pointerup', (event) => {
      if (drawer.open && !drawer.contains(event.target)) drawer.open = false
    })
    mark()
  }

  /** A picture fits the column, and its words get small: a click, or a button for keys, shows it in its own size. */
  function enlargePictures() {
    const label = document.getElementById('page-enlarge').content.firstElementChild
    const frame = document.getElementById('page-viewer').content.firstElementChild
    for (const picture of document.querySelectorAll('figure > .picture')) {
      const width = Number(picture.getAttribute('width'))
      if (!(width > 400)) continue
      const button = label.cloneNode(true)
      const caption = picture.parentElement.querySelector('.caption-label')
      if (caption) button.setAttribute('aria-label', `${label.textContent}: ${caption.textContent}`)
      const show = () => enlarge(picture, button, frame.cloneNode(true))
      button.addEventListener('click', show)
      picture.classList.add('enlargeable')
      picture.addEventListener('click', ({ target }) => {
        // In the viewer, or on a link inside a drawing, a click is none of ours.
        if (picture.closest('figure') && !target.closest('a')) show()
      })
      picture.after(button)
    }
  }

  /** Moves the drawing itself, because the ids inside it must not stand on the page twice. */
  function enlarge(picture, button, viewer) {
    const place = document.createElement('div')
    place.style.height = `${picture.getBoundingClientRect().height}px`
    picture.replaceWith(place)
    const region = viewer.querySelector('.viewer-picture')
    region.append(picture)
    region.setAttribute('aria-label', picture.getAttribute('aria-label') ?? picture.alt)
    viewer.setAttribute('aria-label', button.getAttribute('aria-label') ?? button.textContent)
    viewer.addEventListener('click', ({ target }) => {
      if (target === viewer || target.closest('button')) viewer.close()
    })
    viewer.addEventListener('close', () => {
      place.replaceWith(picture)
      viewer.remove()
      button.focus({ preventScroll: true })
    })
    document.body.append(viewer)
    viewer.showModal()
    const scrolls =
      region.scrollWidth > region.clientWidth || region.scrollHeight > region.clientHeight
    if (!scrolls) region.removeAttribute('tabindex')
  }

  if (window.HTMLDialogElement) enlargePictures()
  if (template && 'showPopover' in HTMLElement.prototype) showNotesAsPopups()
  if (document.querySelector('.entries')) followTheReader()
})()

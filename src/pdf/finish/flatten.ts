import {
  type Kid,
  makeElement,
  type StructureElement,
  walkElements,
} from '../content/structure-tree.js'
import { inlines, isHeading } from '../content/structure-types.js'

/** Hold blocks, never bare text. */
const holders = new Set(['StructTreeRoot', 'Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote'])

/**
 * Chrome writes `NonStruct` for every box and every run of text. Removes them: text stands in its block directly,
 * a box of bare text becomes a `P`, a section that begins with a heading a `Sect`.
 */
export function flatten(root: StructureElement): void {
  flattenInside(root)
}

function flattenInside(element: StructureElement): void {
  if (holders.has(element.type)) element.kids = makeBlocks(element.kids)
  else element.kids = hoist(element.kids)
  if (element.type === 'Ruby') element.kids = element.kids.map(wrapBase)
}

/** In a line: only the boxes go. */
function hoist(kids: readonly Kid[]): Kid[] {
  return kids.flatMap((kid) => {
    if (kid.kind !== 'element') return [kid]
    if (isBox(kid)) return hoist(kid.kids)
    return keep(kid)
  })
}

/** Between blocks: bare text is gathered into paragraphs. */
function makeBlocks(kids: readonly Kid[]): Kid[] {
  const blocks: Kid[] = []
  let run: Kid[] = []
  const endRun = (): void => {
    const text = hoist(run)
    if (text.length > 0) blocks.push(makeElement('P', text))
    run = []
  }
  for (const kid of kids) {
    if (isInline(kid)) {
      run.push(kid)
      continue
    }
    endRun()
    if (kid.kind === 'element' && isBox(kid)) blocks.push(...openBox(kid))
    else if (kid.kind === 'element') blocks.push(...keep(kid))
    else blocks.push(kid)
  }
  endRun()
  return blocks
}

function openBox(box: StructureElement): Kid[] {
  const blocks = makeBlocks(box.kids)
  const headings = blocks.map((kid) => kid.kind === 'element' && isHeading(kid.type))
  const first = headings.indexOf(true)
  // A head with nothing after its heading belongs to the section around it.
  const isSection = (first === 0 || first === 1) && headings.lastIndexOf(false) > first
  return isSection ? [makeElement('Sect', blocks)] : blocks
}

function keep(element: StructureElement): Kid[] {
  if (element.type === 'NonStruct') element.type = element.kids.every(isInline) ? 'Span' : 'Div'
  flattenInside(element)
  return [element]
}

/** A `NonStruct` that says nothing of its own, such as a language. */
function isBox({ type, attributes }: StructureElement): boolean {
  return type === 'NonStruct' && attributes.size === 0
}

/** A run of text: a leaf, or a box that holds one directly, or an element of a line. */
function isInline(kid: Kid): boolean {
  if (kid.kind !== 'element') return true
  if (inlines.has(kid.type)) return walkElements(kid).every(({ type }) => type !== 'P')
  return (
    kid.type === 'NonStruct' &&
    kid.kids.length > 0 &&
    kid.kids.every((kid) => kid.kind !== 'element')
  )
}

function wrapBase(kid: Kid): Kid {
  return kid.kind === 'content' ? makeElement('RB', [kid]) : kid
}

/** These mean something even when they are empty: a cell keeps its column. */
const kept = new Set(['TD', 'TH', 'Figure'])

/** Takes away elements that hold nothing, from the inside out. */
export function prune(element: StructureElement): void {
  element.kids = element.kids.filter((kid: Kid) => {
    if (kid.kind !== 'element') return true
    prune(kid)
    return kid.kids.length > 0 || kept.has(kid.type)
  })
}

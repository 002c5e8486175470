/**
 * All that the program runs in a page, as one script: `.ci/bundle-in-page.mjs` makes it, `browser/in-page.ts` puts it
 * into every page that is opened and calls it by these names. What goes in and comes out passes through JSON.
 */
export { cutExcess } from './cut-excess.js'
export { findPageEnds } from './find-page-ends.js'
export { moveFloats, readFloats } from './floats.js'
export { joinWords } from './join-words.js'
export { settle, swapDocument } from './load-document.js'
export { measure } from './measure.js'
export { measureNotes } from './measure-notes.js'
export { leaveHeadRoom, readPaper } from './paper.js'
export { measurePictures, replacePictures } from './pictures.js'
export { place } from './place.js'
export { readHeadings, readTypeSizes } from './read-printed.js'
export { readReferences, writeReferences } from './references.js'
export { setTables } from './set-tables.js'
export { shrinkFigures } from './shrink-figures.js'
export { spreadBlocks } from './spread-blocks.js'
export { straightenLines } from './straighten-lines.js'
export { countSummaryLines, readSummaryType, zoomSummary } from './summary.js'
export { joinTallRows, loosenTallBlocks, splitTallRows } from './tall-blocks.js'
export { addressTargets, readTargets } from './targets.js'
export { turnTables } from './turn-tables.js'

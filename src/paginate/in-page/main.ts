/**
 * All that the program runs in a page, as one script: `.ci/bundle-in-page.mjs` makes it, `browser/in-page.ts` puts it
 * into every page that is opened and calls it by these names. What goes in and comes out passes through JSON.
 */
export { cutExcess } from './cut-excess.js'
export { findPageEnds } from './find-page-ends.js'
export { joinWords } from './join-words.js'
export { settle, swapDocument } from './load-document.js'
export { loosenTallBlocks } from './loosen-tall-blocks.js'
export { measure } from './measure.js'
export { measureNotes } from './measure-notes.js'
export { moveFloats } from './move-floats.js'
export { leaveHeadRoom, readPaper } from './paper.js'
export { measurePictures, replacePictures } from './pictures.js'
export { place } from './place.js'
export { readFloats } from './read-floats.js'
export { readHeadings } from './read-headings.js'
export { readTypeSizes } from './read-type-sizes.js'
export { readReferences, writeReferences } from './references.js'
export { setTables } from './set-tables.js'
export { countSummaryLines, zoomSummary } from './summary.js'
export { joinTallRows, splitTallRows } from './tall-rows.js'
export { addressTargets, readTargets } from './targets.js'
export { turnTables } from './turn-tables.js'

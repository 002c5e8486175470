import { expect, it } from 'vitest'
import { launchBrowser } from '../../../src/browser/launch.js'
import { openPage } from '../../../src/browser/open-page.js'

/** Words of 160 px on a sheet of 100 px. */
const html = `<!doctype html><html lang="en"><meta charset="utf-8"><style>
.page { height: 100px; overflow: hidden }
p { margin: 0; height: calc(160px * var(--cover-size, 1)) }
</style><body><div class="page"><p></p></div><main></main></body></html>`

it('tells by how much a cover is too long in the type that it is set in', async () => {
  await using launched = await launchBrowser()
  await using opened = await openPage(launched.browser, { html, files: new Map() })
  const excesses = []
  for (const size of [1, 0.8, 0.5]) excesses.push(await opened.inPage.sizeCovers(size))
  expect(excesses).toEqual([60, 28, 0])
})

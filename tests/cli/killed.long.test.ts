import { it } from 'vitest'
import { killBuilds } from './kill-builds.js'

it.skipIf(process.platform === 'win32')(
  'leaves the previous or the new set whole, 200 times killed',
  () => killBuilds(200),
  3_600_000,
)

import type { SoughtBlock } from './find-block.js'

/** Where somebody reads in the HTML edition: the blocks in sight, the first at the top of the window. */
export interface FramePosition {
  y: number
  anchors: FrameAnchor[]
}

/** The block of the HTML edition that is being read. */
export interface FrameAnchor {
  /** Beginning of the block's text. */
  text: string
  /** Which of the blocks that begin so it is, from 0. */
  nth: number
  /** Px from the top of the window. */
  top: number
}

/** What the edition says. It speaks from an origin of its own, so all goes by messages. */
export type FrameMessage =
  | { type: 'ready' }
  | { type: 'settled' }
  | { type: 'position'; position: FramePosition }
  /** Somebody clicked a block: it, and some that follow it. */
  | { type: 'picked'; blocks: SoughtBlock[] }

/** What the window says to the edition. */
export type PageMessage =
  | { type: 'restore'; position: FramePosition | undefined }
  | { type: 'update'; html: string }

/** Whether what came from a frame is a message of ours: anything may be sent to a window. */
export function isFrameMessage(data: unknown): data is FrameMessage {
  if (typeof data !== 'object' || data === null || !('type' in data)) return false
  if (data.type === 'ready' || data.type === 'settled') return true
  if (data.type === 'picked') return 'blocks' in data && Array.isArray(data.blocks)
  return data.type === 'position' && 'position' in data && typeof data.position === 'object'
}

/** Where somebody reads in the HTML edition: the blocks in sight, the first at the top of the window. */
export interface FramePosition {
  y: number
  anchors: FrameAnchor[]
}

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

/** What the edition is told. */
export type PageMessage =
  | { type: 'restore'; position: FramePosition | undefined }
  | { type: 'update'; html: string }

export function isFrameMessage(data: unknown): data is FrameMessage {
  if (typeof data !== 'object' || data === null || !('type' in data)) return false
  if (data.type === 'ready' || data.type === 'settled') return true
  return data.type === 'position' && 'position' in data && typeof data.position === 'object'
}

import { createHash } from 'node:crypto'

/** The space of names that are addresses of the web (RFC 9562, 6.6). */
export const urlSpace = '6ba7b811-9dad-11d1-80b4-00c04fd430c8'

/**
 * Makes the UUID of a name: the same name, the same UUID (RFC 9562, 5.5: version 5, of SHA-1).
 *
 * @param space the UUID of the names' owner
 */
export function nameUuid(space: string, name: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(space.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest()
    .subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

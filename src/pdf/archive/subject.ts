import type { UaFailure } from '../ua/failure.js'
import type { UaSubject } from '../ua/subject.js'

/** What the rules of PDF/A look at: what those of PDF/UA do, and the file as it lies on the disk. */
export interface ArchiveSubject extends UaSubject {
  bytes: Uint8Array
}

export type ArchiveRule = (subject: ArchiveSubject) => Iterable<UaFailure>

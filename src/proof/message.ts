/** What the proof of a PDF reports. */
export interface ProofMessage {
  ruleId: string
  severity: 'error' | 'warning'
  message: string
  /** Page of the PDF; null for the whole file. */
  page: number | null
  /** Where in the source it comes from, if it comes from there. */
  file?: string
  line?: number
  column?: number
}

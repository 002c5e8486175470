/** Names of the files in which machines find the indicators of a briefing, by its id or that of an edition of it. */
export function annexNames(id: string): { csv: string; stix: string; misp: string } {
  return { csv: `${id}.iocs.csv`, stix: `${id}.stix.json`, misp: `${id}.misp.json` }
}

/** The same names as a list. */
export function listAnnexNames(id: string): string[] {
  return Object.values(annexNames(id))
}

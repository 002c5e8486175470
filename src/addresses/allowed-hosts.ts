/** Whether a host is on the list, itself or as part of a domain on it. */
export function isAllowed(allow: readonly string[], host: string, value = host): boolean {
  return allow.some((entry) => {
    const name = entry.toLowerCase()
    return name === host || name === value.toLowerCase() || host.endsWith(`.${name}`)
  })
}

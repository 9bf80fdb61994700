/** The address of a notebook that a person has brought or begun. */
export const ownHref = (id: string): string => `#/notebook/${encodeURIComponent(id)}`

/** How the stage writes numbers: a thin space for thousands, a decimal point. */
const thin = '\u2009'

export function grouped(value: number): string {
  const [whole, part] = String(value).split('.')
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, thin)
  return part === undefined ? spaced : `${spaced}.${part}`
}

/** 'no messages', '1 message', '4 messages'. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return count === 0 ? `no ${many}` : `${grouped(count)} ${count === 1 ? one : many}`
}

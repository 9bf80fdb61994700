/** What bench/NAME.ts exports. Every ratio is a rate, ours ÷ yardstick; null is not applicable. */
declare module '#bench' {
  export function run(): Promise<{
    readonly name: string
    readonly metrics: Readonly<Record<string, number | null>>
    readonly ratios: Readonly<Record<string, number | null>>
  }>
}

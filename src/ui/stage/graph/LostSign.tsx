/** The burst of a lost message as a sign that stays: eight rays. */
export function LostSign({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="-13 -13 26 26" aria-hidden focusable="false">
      {Array.from({ length: 8 }, (_, ray) => (
        <path
          key={ray}
          d="M0 -5V-12"
          transform={`rotate(${ray * 45 + 22.5})`}
          stroke="currentColor"
          strokeWidth={size < 20 ? 3 : 2}
          strokeLinecap="round"
        />
      ))}
    </svg>
  )
}

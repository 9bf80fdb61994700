/** Switches between light and dark. Says what it switches to. */
import { Moon, Sun } from 'lucide-react'
import { IconButton } from './Button'
import { chooseTheme, useTheme } from './theme'

export function ThemeToggle() {
  const dark = useTheme() === 'dark'
  return (
    <IconButton
      icon={dark ? Sun : Moon}
      label={dark ? 'Light theme' : 'Dark theme'}
      onClick={() => chooseTheme(dark ? 'light' : 'dark')}
    />
  )
}

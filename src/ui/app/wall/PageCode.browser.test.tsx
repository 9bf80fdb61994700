import { encode } from 'uqr'
import { expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../../primitives/tokens.css'
import { codePath } from './code-path'
import { PageCode } from './PageCode'

const address = 'https://example.org/actorium/#/lessons'

it('shows the code of the address, and the address in letters', async () => {
  await page.viewport(1280, 720)
  await render(<PageCode address={address} overStage={false} />)
  await expect.element(page.getByText('example.org/actorium/#/lessons')).toBeVisible()
  const path = document.querySelector('aside path')!.getAttribute('d')
  expect(path).toBe(codePath(encode(address, { border: 4 }).data))
})

it('is dark on light in both themes', async () => {
  for (const theme of ['light', 'dark']) {
    document.documentElement.dataset.theme = theme
    const { unmount } = await render(<PageCode address={address} overStage={false} />)
    const { color, backgroundColor } = getComputedStyle(document.querySelector('aside')!)
    expect([color, backgroundColor]).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)'])
    await unmount()
  }
  delete document.documentElement.dataset.theme
})

it('is made large, hidden, and shown again', async () => {
  await page.viewport(1280, 720)
  await render(<PageCode address={address} overStage={true} />)
  const width = () => document.querySelector('aside svg')!.getBoundingClientRect().width
  const before = width()
  await page.getByRole('button', { name: 'Make the QR code large' }).click()
  await expect.poll(width).toBeGreaterThan(before * 2)
  await page.getByRole('button', { name: 'Hide the QR code' }).click()
  expect(document.querySelector('aside')).toBeNull()
  await page.getByRole('button', { name: 'Show the QR code of this page' }).click()
  await expect.poll(width).toBe(before)
})

it('lies over no code: on a lesson it is a button until it is asked for', async () => {
  await render(<PageCode address="https://example.org/#/lesson/02-one-mailbox" overStage={false} />)
  expect(document.querySelector('aside')).toBeNull()
  await page.getByRole('button', { name: 'Show the QR code of this page' }).click()
  await expect.element(page.getByText('example.org/#/lesson/02-one-mailbox')).toBeVisible()
})

it('says of an address of this computer that nobody else can open it', async () => {
  await render(<PageCode address="http://localhost:4173/#/" overStage={false} />)
  await expect.element(page.getByText('Only this computer can open it.')).toBeVisible()
})

import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** That axe finds no violation on what the page shows. */
export async function passesAxe(page: Page, screen: string): Promise<void> {
  // Without frames to reach into, the legacy mode finds the same and opens no second page for each look.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  expect(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
    screen,
  ).toEqual([]);
}

import { expect, type Page } from '@playwright/test';
import type { World } from '../world.ts';

/** Signs in as the demo's owner and opens a page of the console. */
export async function signIn(page: Page, world: World, path: string): Promise<void> {
  await page.goto(`${world.uptierUrl}/console/sign-in`);
  await page.getByLabel('Email').fill('owner@demo.test');
  await page.getByLabel('Password').fill(world.password);
  await page.getByLabel('Password').press('Enter');
  await expect(page.getByRole('navigation', { name: 'Main', exact: true })).toBeVisible();
  await page.goto(`${world.uptierUrl}/console${path}`);
}

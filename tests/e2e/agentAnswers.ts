import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** Whether what the agent says waits. */
    holdsAgent?: boolean;
    /** Lets it through. */
    releaseAgent?: () => void;
  }
}

/** Lets a test hold back what the agent says, as a busy machine does. Before the page is opened. */
export async function watchAgent(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const waiting: (() => void)[] = [];
    window.releaseAgent = () => {
      window.holdsAgent = false;
      for (const hear of waiting.splice(0)) hear();
    };
    window.Worker = class extends Worker {
      override set onmessage(listener: (message: MessageEvent) => void) {
        super.onmessage = (message) => {
          if (window.holdsAgent) waiting.push(listener.bind(undefined, message));
          else listener(message);
        };
      }
    };
  });
}

export async function holdAgent(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.holdsAgent = true;
  });
}

export async function releaseAgent(page: Page): Promise<void> {
  await page.evaluate(() => window.releaseAgent?.());
}

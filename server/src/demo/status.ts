/** How far the demo world has grown. */
export interface DemoProgress {
  state: 'off' | 'growing' | 'ready';
  day: number;
  days: number;
  accounts: number;
  events: number;
}

/** Where the world writes its progress and pages read it. */
export function createDemoStatus() {
  let progress: DemoProgress = { state: 'off', day: 0, days: 0, accounts: 0, events: 0 };
  return {
    read: (): DemoProgress => progress,
    tell(next: DemoProgress): void {
      progress = next;
    },
  };
}
export type DemoStatus = ReturnType<typeof createDemoStatus>;

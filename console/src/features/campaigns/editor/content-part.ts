import type { NudgeContent } from '@uptier/shared/contracts/nudge.ts';

/** What the fields of one part of a nudge's content get. */
export type ContentPart = {
  content: NudgeContent;
  onChange: (content: NudgeContent, part: string) => void;
  /** What is wrong with a part, or with the text it has now. */
  wrong: (part: string, text?: string) => string | undefined;
};

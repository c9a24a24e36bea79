/** A number as it is being typed, and the value that was made of it; null until that is known. */
export type Typed = { text: string; made: string | null };

/** What still stands of a typed text beside the present value: nothing once the value was changed from elsewhere. */
export function follow({ text, made }: Typed, value: string): Typed | null {
  return made === null || made === value ? { text, made: value } : null;
}

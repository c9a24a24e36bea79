import { keepPreviousData, useQuery } from '@tanstack/preact-query';
import { call } from './client.ts';
import { environmentId } from './environment.ts';

/** A question that is too long for an address: posted, and kept like a read. `null` waits. */
export function useAsk<Answer>(path: string, body: object | null) {
  return useQuery<Answer>({
    queryKey: [environmentId.value, path, JSON.stringify(body)],
    queryFn: ({ signal }) => call<Answer>(path, { method: 'POST', body, signal }),
    enabled: body !== null,
    placeholderData: keepPreviousData,
  });
}

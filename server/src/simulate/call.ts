/** The server as a client sees it. Answers the parsed body; throws when the answer is not a success. */
export type Call = (request: {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  key: 'pk' | 'sk';
  body?: unknown;
}) => Promise<unknown>;

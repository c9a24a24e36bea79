/** What every page is given: the parts of the address that its path names. */
export type PageProps = { params: Readonly<Record<string, string>> };

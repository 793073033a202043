/** What an address of the process's own answers to a GET. */
export interface PageAnswer {
  status: number;
  body: string;
  /** The media type of the body. */
  type: string;
}

/** Pages by their path, `/healthz`; served where the process serves HTTP. */
export type Pages = Readonly<Record<string, () => Promise<PageAnswer>>>;

/** Values by key, for good; a Keyv is one. Each rejects where the store cannot be used. */
export interface KeyedStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: string): Promise<unknown>;
  delete(key: string): Promise<unknown>;
}

/**
 * Does `work` while no other tab does work of this name. It is told whether it is alone: `false` when another tab is at
 * it, nothing where the browser cannot say (http pages, Safari before 15.4).
 */
export async function inTurn<T>(name: string, work: (alone: boolean | undefined) => Promise<T>): Promise<T> {
  let begun = false;
  const begin = (alone: boolean | undefined): Promise<T> => {
    begun = true;
    return work(alone);
  };
  try {
    if (navigator.locks) {
      return await navigator.locks.request(name, { ifAvailable: true }, (lock) => begin(lock !== null));
    }
  } catch (error) {
    // Pages in a sandbox may not ask for a lock.
    if (begun) throw error;
  }
  return work(undefined);
}

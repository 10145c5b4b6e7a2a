/** Loads the page again, as the router does where a page's file is gone; without a network, and where it fails again, the error goes on. */
export function reloadOnce(error: Error): Promise<never> {
  const tried = `cardwire.reloaded:${error.message}`;
  if (!navigator.onLine || sessionStorage.getItem(tried)) throw error;
  sessionStorage.setItem(tried, "1");
  window.location.reload();
  return new Promise(() => undefined);
}

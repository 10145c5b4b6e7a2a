/** The answer's body; a refusal was thrown before, so that a missing one is a broken server. */
export async function body<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data } = await call;
  if (data === undefined) throw new Error("the server answered without a body");
  return data;
}

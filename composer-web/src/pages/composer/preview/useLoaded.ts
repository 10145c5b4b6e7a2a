import { useEffect, useState } from "react";

/** The latest HTML whose pictures are loaded, so that a draft gives way to the final picture without a gap. */
export function useLoaded(html: string | undefined): string | undefined {
  const [shown, setShown] = useState(html);
  useEffect(() => {
    let current = true;
    void Promise.all(picturesOf(html ?? "").map(loaded)).then(() => current && setShown(html));
    return () => {
      current = false;
    };
  }, [html]);
  return shown;
}

const picturesOf = (html: string) =>
  [...html.matchAll(/<img[^>]* src="([^"]+)"/g)].map(([, url]) => url ?? "");

/** Or lost: then the page shows that, too. */
const loaded = (url: string) =>
  new Promise<void>((done) => {
    const picture = new Image();
    picture.onload = picture.onerror = () => done();
    picture.src = url;
  });

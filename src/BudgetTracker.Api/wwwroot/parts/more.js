// The end of what is loaded of a list.

import { html, useEffect, useRef } from "../lib/standalone.module.js";

/** Loads more when one scrolls to it; keyboards press it. @param {{ onMore: () => void, isLoading: boolean }} props */
export function More({ onMore, isLoading }) {
  const button = useRef(/** @type {HTMLButtonElement | null} */ (null));
  const run = useRef(onMore);
  run.current = onMore;
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && run.current(), { rootMargin: "600px" });
    observer.observe(/** @type {Element} */ (button.current));

    return () => observer.disconnect();
  }, [isLoading]);

  return html`<p class="more"><button type="button" class="secondary" ref=${button} aria-busy=${isLoading} onClick=${onMore}>More</button></p>`;
}

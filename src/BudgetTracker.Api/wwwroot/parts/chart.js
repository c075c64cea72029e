// A chart by Chart.js, in the colours of the page. What it shows is beside it in words and figures as well.

import { html, useEffect, useRef, useState } from "../lib/standalone.module.js";

/**
 * @import { Chart as Library, ChartConfiguration, ChartEvent, ChartType } from "chart.js"
 * @typedef {{ accent: string, line: string, quiet: string, surface: string }} Colors
 */

/**
 * What makes a chart of these colours.
 *
 * @template {ChartType} T
 * @typedef {(colors: Colors) => ChartConfiguration<T>} Configure
 */

// Dark or light, and paper.
const media = ["(prefers-color-scheme: dark)", "print"].map((query) => matchMedia(query));

/**
 * @param {object} props
 * @param {string} [props.label] What it shows; a chart that adds nothing to the words beside it needs none.
 * @param {string} props.kind The class of its frame, which has a fixed height: charts fill it.
 * @param {Configure<any>} props.configure
 * @param {unknown[]} props.keys It is drawn again when these change.
 */
export function Chart({ label, kind, configure, keys }) {
  const canvas = useRef(/** @type {HTMLCanvasElement | null} */ (null));
  const [library, setLibrary] = useState(/** @type {{ Chart: typeof Library } | null} */ (null));
  useEffect(() => {
    import("../lib/chart.umd.js").then(() => setLibrary({ Chart: /** @type {any} */ (globalThis).Chart }));
  }, []);
  useEffect(() => {
    if (!library) return undefined;

    const draw = () => new library.Chart(/** @type {HTMLCanvasElement} */ (canvas.current), complete(configure(colors())));
    let chart = draw();
    const drawAgain = () => {
      chart.destroy();
      chart = draw();
    };
    for (const list of media) list.addEventListener("change", drawAgain);

    return () => {
      for (const list of media) list.removeEventListener("change", drawAgain);
      chart.destroy();
    };
  }, [library, ...keys]);

  return html`
    <div class="chart ${kind}">
      <canvas ref=${canvas} role=${label && "img"} aria-label=${label} aria-hidden=${label ? undefined : "true"}></canvas>
    </div>`;
}

/** @returns {Colors} */
function colors() {
  const style = getComputedStyle(document.documentElement);
  const named = ["accent", "line", "quiet", "surface"].map((name) => [name, style.getPropertyValue(`--${name}`).trim()]);

  return Object.fromEntries(named);
}

/**
 * @param {ChartConfiguration<any>} configuration
 * @returns {ChartConfiguration<any>}
 */
const complete = (configuration) => ({
  ...configuration,
  options: {
    animation: false,
    maintainAspectRatio: false,
    font: { family: getComputedStyle(document.body).fontFamily },
    onHover: (/** @type {ChartEvent} */ event, /** @type {unknown[]} */ elements) => {
      const target = /** @type {HTMLElement | null} */ (event.native?.target);
      if (target) target.style.cursor = elements.length > 0 && configuration.options?.onClick ? "pointer" : "";
    },
    ...configuration.options,
    plugins: { legend: { display: false }, ...configuration.options?.plugins },
  },
});

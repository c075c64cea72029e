// A card of the overview: what it has loaded, its skeleton until then, or why there is nothing.

import { html } from "../../lib/standalone.module.js";
import { Failure } from "../failure.js";

/**
 * @import { Loaded } from "../../data.js"
 */

/**
 * @template T
 * @param {object} props
 * @param {string} props.name
 * @param {string} props.kind Its class.
 * @param {Loaded<T>} props.loaded
 * @param {unknown} props.skeleton
 * @param {unknown} [props.beside] What stands beside its name.
 * @param {(data: T) => unknown} props.children
 */
export const Card = ({ name, kind, loaded: { data, error, isLoading }, skeleton, beside, children }) => html`
  <section class="card busy ${kind}" aria-label=${name} aria-busy=${isLoading && data !== undefined}>
    <header><h2>${name}</h2>${beside}</header>
    ${error ? html`<${Failure} error=${error} />` : data !== undefined ? children(data) : skeleton}
  </section>`;

/** Rows that are on their way. @param {{ count: number, kind: string }} props */
export const SkeletonRows = ({ count, kind }) => html`
  <ul class="skeleton-rows ${kind}" aria-hidden="true">
    ${Array.from({ length: count }, (_, index) => html`<li key=${index}><span class="skeleton">Something bought</span></li>`)}
  </ul>`;

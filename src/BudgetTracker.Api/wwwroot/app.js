// The page: its frame, and which view is shown.
//
// To add a view: write views/NAME.js, whose default export is a component that takes `address`, begins with
// <${Heading} name="Name" /> and loads its data by useData; add a line to `views` below, and an icon of its
// name to icons.js. Its address is #/name. What
// views share is in parts/; only api.js talks to the server. When the API changes, `npm run build` in
// tests/typescript-client says which lines of the page do.

import { address } from "./address.js";
import { isReachable } from "./api.js";
import { Icon } from "./icons.js";
import { html, render, useEffect, useErrorBoundary, useState } from "./lib/standalone.module.js";
import { Notices } from "./notices.js";
import { AddExpense } from "./parts/add-expense.js";
import { SignIn } from "./parts/sign-in.js";
import { loadSession, session, signedIn } from "./session.js";
import { useStore } from "./store.js";

/** @import { Address, View } from "./types.js" */

// In the order of the navigation. The first one is for all addresses that no other one has: its own are months.
/** @type {[View, ...View[]]} */
const views = [
  { name: "Overview", path: "", load: () => import("./views/overview.js") },
  { name: "Expenses", path: "expenses", load: () => import("./views/expenses.js") },
  { name: "Budgets", path: "budgets", load: () => import("./views/budgets.js") },
  { name: "Import", path: "import", load: () => import("./views/import.js") },
  { name: "Categories", path: "categories", load: () => import("./views/categories.js") },
  { name: "Settings", path: "settings", load: () => import("./views/settings.js") },
  { name: "Set up", path: "setup", inNavigation: false, load: () => import("./views/setup.js") },
];

/** @param {Address} where */
const viewAt = ({ parts }) => views.find((view) => view.path === parts[0]) ?? views[0];

function Page() {
  const where = useStore(address);
  const askToSignIn = useStore(signedIn);
  const who = useStore(session);
  const view = viewAt(where);
  const [error, reset] = useErrorBoundary();
  useEffect(() => {
    document.title = `${view.name} · BudgetTracker`;
    if (error) reset();
  }, [view]);

  return html`
    <a class="skip" href="#main" onClick=${skipToMain}>To the content</a>
    <header class="page-header">
      <div class="container">
        <a class="brand" href="#/"><img src="icon.svg" alt="" width="28" height="28" /> <span>BudgetTracker</span></a>
        <nav aria-label="Views">
          <ul>
            ${views.filter(({ inNavigation }) => inNavigation !== false).map(({ name, path }) => html`
              <li key=${name}>
                <a href="#/${path}" aria-current=${view.name === name ? "page" : undefined}><${Icon} name=${name} /> ${name}</a>
              </li>`)}
          </ul>
        </nav>
        ${who ? html`<${AddExpense} />` : html`<span class="add"></span>`}
      </div>
    </header>
    <${Connection} />
    <main id="main" class="container">
      ${error
        ? html`<p class="failure" role="alert">This view failed: ${String(error)}. <a href="">Load the page again.</a></p>`
        : html`<${CurrentView} view=${view} address=${where} key=${view.name} />`}
    </main>
    <footer class="page-footer">
      <div class="container"><a href="swagger">API (Swagger UI)</a>${who && html` · <a href="api/export/ledger.ndjson">Whole ledger as a file</a>`}</div>
    </footer>
    <${Notices} />
    ${askToSignIn && view.path !== "setup" && html`<${SignIn} onSignedIn=${askToSignIn} />`}`;
}

/** @param {{ view: View, address: Address }} props */
function CurrentView({ view, address }) {
  const [Shown, setShown] = useState(/** @type {any} */ (null));
  useEffect(() => {
    view.load().then((module) => setShown(() => module.default), () => setShown(() => Missing));
  }, []);
  useEffect(() => {
    if (Shown) focusHeading();
  }, [Shown]);

  return Shown && html`<${Shown} address=${address} />`;
}

/** A view that was not there yet when the server went away. */
const Missing = () => html`
  <p class="failure" role="alert">The server does not answer, so this view could not be loaded.
    <button type="button" class="link" onClick=${() => location.reload()}>Load the page again</button></p>`;

/** A quiet bar while the server is away. What is typed meanwhile waits for it. */
function Connection() {
  const reachable = useStore(isReachable);

  return html`
    <div class="connection" role="status">
      ${!reachable && html`
        <p class="container"><${Icon} name="waiting" /> The server does not answer. What you typed stays, and is sent when it does.</p>`}
    </div>`;
}

let isFirst = true;

// Where a link leads, a screen reader goes on. The first view is not reached by a link.
function focusHeading() {
  if (!isFirst) document.querySelector("h1")?.focus({ preventScroll: true });
  if (!isFirst) window.scrollTo(0, 0);
  isFirst = false;
}

// The address is that of the view; it cannot have another #.
/** @param {Event} event */
function skipToMain(event) {
  event.preventDefault();
  document.querySelector("h1")?.focus();
}

loadSession();
render(html`<${Page} />`, /** @type {HTMLElement} */ (document.getElementById("app")));

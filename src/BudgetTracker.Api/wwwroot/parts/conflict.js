// Somebody was faster (412): both versions side by side, and the choice between them.

import { html } from "../lib/standalone.module.js";

/**
 * @param {object} props
 * @param {{ label: string, theirs: string, mine: string }[]} props.fields
 * @param {() => void} props.onMine Overwrites what they saved.
 * @param {() => void} props.onTheirs Leaves it as they saved it.
 */
export const Conflict = ({ fields, onMine, onTheirs }) => html`
  <section class="conflict" role="alert">
    <p><strong>Somebody changed this while you did.</strong> Which version is right?</p>
    <table>
      <thead><tr><th scope="col"></th><th scope="col">Theirs</th><th scope="col">Yours</th></tr></thead>
      <tbody>
        ${fields.map(({ label, theirs, mine }) => html`
          <tr class=${theirs === mine ? "" : "differs"}>
            <th scope="row">${label}</th>
            <td>${theirs}</td>
            <td>${theirs === mine ? mine : html`<strong>${mine}</strong>`}</td>
          </tr>`)}
      </tbody>
    </table>
    <div class="buttons">
      <button type="button" class="secondary" onClick=${onTheirs}>Take theirs</button>
      <button type="button" onClick=${onMine}>Keep mine</button>
    </div>
  </section>`;

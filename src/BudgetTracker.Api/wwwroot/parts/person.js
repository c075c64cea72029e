// Whose budgets and imports are shown: one person's at a time.

import { useUsers } from "../data.js";
import { html } from "../lib/standalone.module.js";
import { session } from "../session.js";
import { createStore, useStore } from "../store.js";
import { Failure } from "./failure.js";
import { SelectField } from "./field.js";

/** @import { User } from "../types.js" */

// As in the overview.
const remembered = "budgetUser";
const chosen = createStore(/** @type {number | null} */ (null));

/** The person that was chosen; else who has signed in; else who was chosen in this browser before. */
export function usePerson() {
  const { data: users, error } = useUsers();
  const own = useStore(session)?.user?.id;
  const ids = [useStore(chosen), own, Number(localStorage.getItem(remembered))];
  const person = ids.map((id) => users?.find((user) => user.id === id)).find((user) => user) ?? users?.[0];

  return { person, users, error };
}

/** A choice of the person where there are several. @param {{ person: User | undefined, users: User[] | undefined }} props */
export const PersonChoice = ({ person, users }) => (person && users && users.length > 1
  ? html`
    <div class="person-choice">
      <${SelectField} label="User" value=${String(person.id)} options=${users.map(({ id, name }) => [String(id), name])}
        onChange=${(/** @type {string} */ id) => {
          localStorage.setItem(remembered, id);
          chosen.set(Number(id));
        }} />
    </div>`
  : null);

/** What stands where a person's things would, while there is no person. @param {{ users: User[] | undefined, error: Error | undefined }} props */
export function NoPerson({ users, error }) {
  if (error) return html`<${Failure} error=${error} />`;

  return users && html`<p class="nothing">Nobody is here yet. <a href="#/settings">Add the first user</a></p>`;
}

// The users of the ledger, for admins; with sign-in, their roles and passwords too.

import { get, getAll, Problem, send } from "../api.js";
import { useData, useUsers } from "../data.js";
import { dropKey, keyFor } from "../drafts.js";
import { html, useState } from "../lib/standalone.module.js";
import { notify } from "../notices.js";
import { loadSession } from "../session.js";
import { Confirm } from "./confirm.js";
import { Conflict } from "./conflict.js";
import { Dialog } from "./dialog.js";
import { EmailField } from "./email-field.js";
import { Failure } from "./failure.js";
import { InputField } from "./field.js";
import { Form } from "./form.js";
import { PasswordField, passwordError } from "./password-field.js";
import { RowAction } from "./row-action.js";
import { SavingState, useOpened, useSaving } from "./saving.js";

/** @import { Role, User } from "../types.js" */

/** @param {{ hasSignIn: boolean, ownId: number | undefined }} props */
export function Users({ hasSignIn, ownId }) {
  const { data: users, error } = useUsers();
  const { data: roles } = useData(
    async (signal) => (hasSignIn ? await getAll("/api/roles", { signal }) : []), [hasSignIn]);
  const [isAdding, setAdding] = useState(false);
  const close = () => setAdding(false);

  return html`
    <section class="people" aria-labelledby="users-heading">
      <header>
        <h2 id="users-heading">Users</h2>
        <button type="button" class="link" onClick=${() => setAdding(true)}>Add user</button>
      </header>
      ${error && html`<${Failure} error=${error} />`}
      ${!users && !error && html`<p class="skeleton">Loading</p>`}
      ${users?.length === 0 && html`<p class="nothing">Nobody yet. Expenses, budgets and imports belong to somebody: add yourself first.</p>`}
      ${users && users.length > 0 && html`
        <ul class="list">
          ${users.map((user) => html`
            <${Item} user=${user} isOwn=${user.id === ownId} hasSignIn=${hasSignIn} key=${user.id}
              role=${roles?.find((role) => role.user.id === user.id)} />`)}
        </ul>`}
      ${isAdding && html`
        <${Dialog} title="Add user" onClose=${close}>
          <${UserForm} onCancel=${close} onDone=${(/** @type {User} */ { name }) => {
            close();
            notify(`Saved: ${name}.`);
          }} />
        <//>`}
    </section>`;
}

/** @param {{ user: User, isOwn: boolean, hasSignIn: boolean, role: Role | undefined }} props */
function Item({ user, isOwn, hasSignIn, role }) {
  const { id, name, email, version } = user;
  const [open, setOpen] = useState(/** @type {"" | "edit" | "password" | "delete"} */ (""));
  const { isSaving, errors, save } = useSaving();
  const close = () => setOpen("");

  /** @param {Role["role"]} value */
  const setRole = (value) => save(async (signal) => {
    await send("put", "/api/users/{id}/role", { values: { id }, body: { role: value }, signal });
    notify(`${name} is ${value === "admin" ? "an admin" : "a member"} now.`);
    if (isOwn) await loadSession();
  });

  /** @param {AbortSignal} signal */
  const remove = async (signal) => {
    await send("delete", "/api/users/{id}", { values: { id }, version, signal });
    close();
    notify(`Deleted: ${name}.`);
  };

  return html`
    <li>
      <span class="name">${name} <span class="quiet">${email}</span></span>
      ${role && html`
        <select class="role" aria-label=${`Role of ${name}`} disabled=${isSaving} value=${role.role}
          onChange=${(/** @type {any} */ event) => setRole(event.currentTarget.value)}>
          <option value="member">Member</option>
          <option value="admin">Admin</option>
        </select>`}
      ${hasSignIn && !isOwn && html`
        <button type="button" class="link" aria-label=${`Set the password of ${name}`} onClick=${() => setOpen("password")}>
          ${role?.hasPassword === false ? "Give a password" : "Set password"}</button>`}
      <span class="actions">
        <${RowAction} icon="edit" title="Edit" of=${name} onClick=${() => setOpen("edit")} />
        ${!isOwn && html`<${RowAction} icon="delete" title="Delete" of=${name} onClick=${() => setOpen("delete")} />`}
      </span>
      <${SavingState} isSaving=${isSaving} errors=${errors} fields=${[]} />
      ${open === "edit" && html`
        <${Dialog} title=${`Edit ${name}`} onClose=${close}>
          <${UserForm} user=${user} onCancel=${close} onDone=${async (/** @type {User} */ saved) => {
            close();
            notify(`Saved: ${saved.name}.`);
            if (isOwn) await loadSession();
          }} />
        <//>`}
      ${open === "password" && html`
        <${Dialog} title=${`Password of ${name}`} onClose=${close}><${OtherPassword} user=${user} onClose=${close} /><//>`}
      ${open === "delete" && html`
        <${Confirm} title=${`Delete ${name}`} onClose=${close} actions=${[{ label: "Delete with all expenses", run: remove }]}>
          <p>All expenses, budgets and imports of ${name} go too. This cannot be undone.</p>
        <//>`}
    </li>`;
}

/**
 * @param {object} props
 * @param {User} [props.user] The one to change; a new one if left out.
 * @param {(user: User) => void} props.onDone
 * @param {() => void} props.onCancel
 */
function UserForm({ user: given, onDone, onCancel }) {
  const user = useOpened(given);
  const [typed, setTyped] = useState({ name: user?.name ?? "", email: user?.email ?? "" });
  const [theirs, setTheirs] = useState(/** @type {User | null} */ (null));
  const saving = useSaving();
  const { errors, setErrors, save } = saving;
  const body = { name: typed.name.trim(), email: typed.email.trim() };

  /** @param {number} [version] The version to overwrite. */
  const submit = (version) => {
    const wrong = {
      ...(body.name === "" && { name: "Say what the person is called." }),
      ...(body.email === "" && { email: "Write an email address. No mail is sent to it." }),
    };
    if (Object.keys(wrong).length > 0) return setErrors(wrong);

    return save(async (signal) => {
      if (!user) {
        const created = await send("post", "/api/users", { body, key: keyFor("user", body), signal });
        dropKey("user");

        return onDone(created);
      }

      try {
        return onDone(await send("put", "/api/users/{id}", { values: { id: user.id }, body, version: version ?? user.version, signal }));
      } catch (problem) {
        if (!(problem instanceof Problem && problem.status === 412)) throw problem;
      }

      const current = await get("/api/users/{id}", { values: { id: user.id }, signal });
      if (current.name === body.name && current.email === body.email) onDone(current);
      else setTheirs(current);
    });
  };

  if (theirs) {
    return html`
      <${Conflict}
        fields=${[{ label: "Name", theirs: theirs.name, mine: body.name }, { label: "Email", theirs: theirs.email, mine: body.email }]}
        onTheirs=${() => onDone(theirs)}
        onMine=${() => {
          setTheirs(null);
          submit(theirs.version);
        }} />`;
  }

  return html`
    <${Form} saving=${saving} fields=${["name", "email"]} onSubmit=${() => submit()} onCancel=${onCancel}>
      <${InputField} label="Name" required maxlength="100" value=${typed.name} error=${errors.name}
        onChange=${(/** @type {string} */ name) => setTyped({ ...typed, name })} />
      <${EmailField} value=${typed.email} error=${errors.email} hint="Tells people apart; no mail is sent to it"
        onChange=${(/** @type {string} */ email) => setTyped({ ...typed, email })} />
    <//>`;
}

/** @param {{ user: User, onClose: () => void }} props */
function OtherPassword({ user: { id, name }, onClose }) {
  const [password, setPassword] = useState("");
  const saving = useSaving();

  const submit = () => {
    const error = passwordError(password);
    if (error) return saving.setErrors({ password: error });

    return saving.save(async (signal) => {
      await send("put", "/api/users/{id}/password", { values: { id }, body: { password }, signal });
      onClose();
      notify(`The password of ${name} is set. ${name} has to sign in with it.`);
    });
  };

  return html`
    <${Form} saving=${saving} fields=${["password"]} onSubmit=${submit} onCancel=${onClose}>
      <${PasswordField} value=${password} error=${saving.errors.password} onChange=${setPassword} />
    <//>`;
}
